package import Contracts
package import Domain

/// What the routing key of a message to `casewire.intake` says: `intake.<channel>.<kind>`.
package struct IntakeRoute: Hashable, Sendable {
    /// The kinds of message that adapters send.
    package enum Kind: String, CaseIterable, Sendable {
        case message, raw, interaction, alert
    }

    package let channel: Channel
    package let kind: Kind

    /// Reads a routing key; throws with the field `channel` for a channel that is none, else `routing_key`.
    package init(routingKey: String) throws(MalformedMessage) {
        let words = routingKey.split(separator: ".", omittingEmptySubsequences: false)
        guard words.count == 3, words[0] == "intake", let kind = Kind(rawValue: String(words[2])) else {
            throw MalformedMessage(field: "routing_key", reason: "must be intake.<channel>.<kind>")
        }
        guard let channel = Channel(rawValue: String(words[1])) else {
            throw MalformedMessage(field: "channel", reason: "of the routing key is not known")
        }
        self.channel = channel
        self.kind = kind
    }

    /// Throws `invalid` with the field `channel` if the message says another channel than its routing key.
    package func check(channel: Channel) throws(MalformedMessage) {
        guard channel == self.channel else {
            throw MalformedMessage(field: "channel", reason: "is not the one of the routing key")
        }
    }
}
