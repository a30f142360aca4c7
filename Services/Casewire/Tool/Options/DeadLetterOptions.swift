import ArgumentParser
import Contracts

/// Which dead letters are meant.
struct DeadLetterOptions: ParsableArguments {
    @Option(help: "Only those of this service: \(ServiceName.allCases.map(\.rawValue).joined(separator: ", ")).")
    var service: ServiceName?

    @Option(help: "Only those with this code, such as invalid or delivery_limit.")
    var code: String?

    @Option(help: "How many to look at in each service's queue, at most.")
    var limit = 100

    func validate() throws {
        guard (1...100_000).contains(limit) else { throw ValidationError("The limit must be from 1 to 100000.") }
    }

    /// The services whose letters are meant.
    var services: [ServiceName] { service.map { [$0] } ?? ServiceName.allCases }

    /// Whether a letter is among those meant.
    func includes(_ letter: DeadLetter) -> Bool { code.map { $0 == letter.code } ?? true }
}

extension ServiceName: ExpressibleByArgument {}
