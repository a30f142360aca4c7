import ArgumentParser
import Contracts
import Domain

/// What the messages of a load run are made of.
struct LoadMaterialOptions: ParsableArguments {
    @Option(help: ArgumentHelp("JSON messages of exactly so many bytes.", valueName: "bytes"))
    var size: Int?

    @Option(
        help: ArgumentHelp(
            "Take the texts from a .txt file (one a line), a .csv file (first column), or a folder of such.",
            valueName: "path"))
    var texts: String?

    @Option(help: ArgumentHelp("Publish the raw mails (*.eml) below a folder, again and again.", valueName: "folder"))
    var mails: String?

    @Option(help: ArgumentHelp("So many different customers write.", valueName: "count"))
    var customers = 10_000

    @Option(help: "The channel of JSON messages: \(Channel.allCases.map(\.rawValue).joined(separator: ", ")).")
    var channel = Channel.email

    @Option(
        help: ArgumentHelp("Plant so many messages that must be refused, 0% to 100%, such as 1%.", valueName: "share"))
    var bad: PercentArgument?

    @Option(
        name: .customLong("repeat"),
        help: ArgumentHelp("Publish so many messages twice, 0% to 100%, which must change nothing.", valueName: "share")
    )
    var repeated: PercentArgument?

    func validate() throws {
        guard mails == nil || (size == nil && texts == nil) else {
            throw ValidationError("--mails excludes --size and --texts.")
        }
        guard size.map({ (LoadMessages.smallest...1_000_000).contains($0) }) ?? true else {
            throw ValidationError("--size must be from \(LoadMessages.smallest) to 1000000 bytes.")
        }
        guard (1...10_000_000).contains(customers) else {
            throw ValidationError("--customers must be from 1 to 10000000.")
        }
    }

    /// The messages of the run, for its own agents or for nobody; throws `usage` if the material cannot be read.
    func messages(run: String, hasAgents: Bool) throws(ToolFailure) -> LoadMessages {
        let identity = LoadIdentity(run: run)
        return LoadMessages(
            identity: identity, material: try material(), channel: channel, customers: customers,
            bad: Share(fraction: bad?.fraction ?? 0), repeated: Share(fraction: repeated?.fraction ?? 0),
            category: hasAgents ? identity.id(0) : LoadParking.category)
    }

    private func material() throws(ToolFailure) -> LoadMessages.Material {
        guard let mails else { return .texts(try texts.map(TextCorpus.init(path:)) ?? .small, size: size) }
        let templates = MailTemplate.all(try DemoMail.all(in: mails))
        guard !templates.isEmpty else {
            throw ToolFailure(.usage, "No mail in \(mails.printable) has an id that can be made new.")
        }
        return .mails(templates)
    }
}
