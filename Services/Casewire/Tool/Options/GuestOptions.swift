import ArgumentParser
import Messaging

/// The users of the broker beside our own.
struct GuestOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A channel adapter and its channels, such as web:web or social:social,chat.", valueName: "name:channels"))
    var adapter: [AdapterArgument] = []

    @Option(help: ArgumentHelp("A subscriber to events.", valueName: "name"))
    var subscriber: [String] = []

    func validate() throws {
        for name in subscriber where !AdapterArgument.isName(name) {
            throw ValidationError("\(name) is no name: small letters, digits and -, beginning with a letter.")
        }
    }

    /// The users.
    var users: [BrokerUser] {
        adapter.map { .adapter($0.name, channels: $0.channels) } + subscriber.map { .subscriber($0) }
    }
}
