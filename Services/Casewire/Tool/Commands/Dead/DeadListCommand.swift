import ArgumentParser
import Contracts
import Domain
import Synchronization

/// `casewire dead list`: the dead letters of all services as a table.
struct DeadListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists dead letters and why they are dead.")

    @OptionGroup var broker: BrokerOptions
    @OptionGroup var letters: DeadLetterOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let found = Mutex<[DeadLetter]>([])
        let inQueues = try await BrokerSession.open(try broker.configuration()) { session in
            var ready = 0
            for service in letters.services {
                ready += try await DeadLetterQueue(service: service, session: session).review(limit: letters.limit) {
                    letter in
                    if letters.includes(letter) { found.withLock { $0.append(letter) } }
                    return .keep
                }
            }
            return ready
        }
        let sorted = found.withLock(\.self).sorted {
            ($0.at?.microseconds ?? 0, $0.id) < ($1.at?.microseconds ?? 0, $1.id)
        }
        output.write(.list(sorted.map(\.summary))) { painter in
            var table = TextTable(DeadLetter.columns)
            for letter in sorted { table.add(letter.row) }
            return table.lines(painter) + [painter.paint("\(sorted.count) shown, \(inQueues) in the queues", .faint)]
        }
    }
}
