package import Domain

/// `case.message_added`: A message was added to the thread.
package struct CaseMessageAdded: CaseEventContent {
    /// From the customer, or to them.
    package enum Direction: String, CaseIterable, Codable, Sendable {
        case inbound, outbound
    }

    package static let type = MessageType.event("case", "message_added")

    package var `case`: CaseSnapshot
    package var changed: [String]
    package var actor: Principal
    package var messageId: RecordID
    package var visibility: MessageVisibility = MessageVisibility.public
    package var direction: CaseMessageAdded.Direction
    package var author: Principal
    package var text: String?
    package var externalId: String?

    /// Makes it of what must be there; set the rest after.
    package init(
        case: CaseSnapshot, changed: [String], actor: Principal, messageId: RecordID,
        direction: CaseMessageAdded.Direction, author: Principal
    ) {
        self.case = `case`
        self.changed = changed
        self.actor = actor
        self.messageId = messageId
        self.direction = direction
        self.author = author
    }

    package static let shape = Shape<CaseMessageAdded>.caseEvent(
        "A message was added to the thread.",
        [
            .required("messageId", \.messageId, .id, "The message."),
            .required("visibility", \.visibility, .word, "Who may read it."),
            .required("direction", \.direction, .word, "From the customer, or to them."),
            .required("author", \.author, .object, "Who wrote it."),
            .optional("text", \.text, .prose, "What it says; only of public outbound messages."),
            .optional(
                "externalId", \.externalId, .text(1...998),
                "The provider's id of an inbound message; for mail the Message-ID, which answers refer to."),
        ])
}
