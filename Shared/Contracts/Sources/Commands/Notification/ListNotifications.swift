package import Domain

/// `notification.message.list`: Answers with the messages that match, newest first.
package struct ListNotifications: CommandContent, Shaped {
    package static let type = MessageType.command("notification", "message", "list")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var partyId: RecordID?
    package var recordId: RecordID?
    package var state: NotificationSnapshot.State?
    package var limit: Int?
    package var cursor: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<ListNotifications>.command(
        "Answers with the messages that match, newest first.",
        [
            .optional("partyId", \.partyId, .id, "To this party."),
            .optional("recordId", \.recordId, .id, "About this record."),
            .optional("state", \.state, .word, "In this state."),
            .optional("limit", \.limit, .integer(1...500), "How many to answer with at most; 50 if absent."),
            .optional("cursor", \.cursor, .cursor, "Where to go on: what the last answer's `next` said."),
        ])
}
