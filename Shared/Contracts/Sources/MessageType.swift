/// The CloudEvents `type` of a message: `io.casewire.<words>.v<major>`.
package struct MessageType: Hashable, Sendable, Codable, RawRepresentable, CustomStringConvertible {
    package let rawValue: String

    /// Takes the whole text as it stands on the wire; what it names need not exist.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// The type of an event: `io.casewire.<aggregate>.<event>.v1`.
    package static func event(_ aggregate: String, _ event: String, major: Int = 1) -> MessageType {
        MessageType(rawValue: "io.casewire.\(aggregate).\(event).v\(major)")
    }

    /// The type of a command: `io.casewire.command.<service>.<aggregate>.<verb>.v1`.
    package static func command(_ service: String, _ aggregate: String, _ verb: String, major: Int = 1) -> MessageType {
        MessageType(rawValue: "io.casewire.command.\(service).\(aggregate).\(verb).v\(major)")
    }

    /// The type of an adapter's intake message: `io.casewire.intake.<kind>.v1`.
    package static func intake(_ kind: String) -> MessageType { .event("intake", kind) }

    /// The routing key without a partition: what stands after `io.casewire.` for events (`case.opened.v1`), and the
    /// three words after `io.casewire.command.` for commands (`intake.case.accept`).
    package var routingWords: String {
        guard rawValue.hasPrefix(Self.commandPrefix) else { return String(rawValue.dropFirst(Self.prefix.count)) }
        let words = rawValue.dropFirst(Self.commandPrefix.count)
        return String(words[..<(words.lastIndex(of: ".") ?? words.endIndex)])
    }

    private static let prefix = "io.casewire."
    private static let commandPrefix = "io.casewire.command."

    /// The routing key of an event in a partition (0–15): `case.opened.v1.p07`.
    package func routingKey(partition: Int) -> String {
        "\(routingWords).p\(partition < 10 ? "0" : "")\(partition)"
    }

    /// Whether the event of a routing key is a party's. Other events refer to parties: if theirs are published before
    /// them, nobody has to put the others aside until a party is known. All of a party's, so that their order stays.
    package static func isOfParty(routingKey: String) -> Bool { routingKey.hasPrefix("party.") }

    package var description: String { rawValue }
}
