package import Contracts
package import Domain

/// A delivery read as the contract has it: the event, from whichever of the three forms it came in, and how it came.
package struct Inbound: Sendable {
    package let delivery: Delivery
    /// The context, and `data` as JSON.
    package let event: CloudEvent

    /// Reads the envelope; throws with the attribute, property or header at fault. The content is read by
    /// `content(_:)`.
    package init(_ delivery: Delivery) throws(MalformedMessage) {
        try MessageLimits.check(delivery)
        let encoding = delivery.properties.contentEncoding?.lowercased()
        guard encoding == nil || encoding == "utf-8" || encoding == "identity" else {
            throw MalformedMessage(field: "content_encoding", reason: "must be absent: bodies are not compressed")
        }
        self.delivery = delivery
        event = try EnvelopeForm(of: delivery).event(of: delivery)
        if event.type != IntakeMessage.type {
            try MessageLimits.check(size: delivery.body.count, limit: MessageLimits.body)
        }
    }

    /// Reads and validates the content; throws with the member's path, such as `data.from.address`.
    package func content<Content: MessageContent>(_ type: Content.Type) throws(MalformedMessage) -> Content {
        try event.content(type)
    }

    /// The broker user who sent it, as the broker verified; `nil` if the sender did not say.
    package var userID: String? { delivery.properties.userID }

    /// The broker user who sent a command; throws `forbidden` if the sender did not say.
    package func sender() throws(MalformedMessage) -> String {
        guard let userID, !userID.isEmpty else {
            throw MalformedMessage(.forbidden, field: "user_id", reason: "is missing: commands must name their sender")
        }
        return userID
    }

    /// The id of the record that a command is for; throws `invalid` with the field `subject` if there is none.
    package func subjectID<Entity>() throws(MalformedMessage) -> Identifier<Entity> {
        guard let subject = event.subject else { throw MalformedMessage(field: "subject", reason: "is missing") }
        guard let id = Identifier<Entity>(subject) else {
            throw MalformedMessage(field: "subject", reason: "must be the record's id")
        }
        return id
    }

    /// Where the answer goes; `nil` if none is wanted. Throws `forbidden` for a key that is not the sender's own.
    package func replyAddress() throws(MalformedMessage) -> ReplyAddress? {
        guard let key = delivery.properties.replyTo, !key.isEmpty else { return nil }
        guard key.hasPrefix("reply.\(try sender()).") else {
            throw MalformedMessage(.forbidden, field: "reply_to", reason: "must begin with reply.<user>.")
        }
        return ReplyAddress(key: key, correlationID: delivery.properties.correlationID)
    }
}
