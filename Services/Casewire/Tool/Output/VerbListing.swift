import Contracts

/// The verbs of the contract, with what each does.
struct VerbListing: Sendable {
    private let commands: [MessageDescription]

    /// Lists those of the messages that are commands, by name.
    init(_ messages: [MessageDescription]) {
        commands = messages.filter { $0.kind == .command }.sorted { $0.type.routingWords < $1.type.routingWords }
    }

    /// An object for each.
    var json: JSONValue {
        .list(
            commands.map {
                ["verb": .string($0.type.routingWords), "description": .string($0.description), "data": $0.schema]
            })
    }

    /// A row for each.
    func lines(_ painter: Painter) -> [String] {
        var table = TextTable([.init("VERB"), .init("WHAT IT DOES")])
        for command in commands { table.add([command.type.routingWords, command.description]) }
        return table.lines(painter)
    }
}
