package import Domain

/// `case.info_received`: What the case waited for has come, or an agent goes on without it.
package struct CaseInfoReceived: CaseEventContent {
    package static let type = MessageType.event("case", "info_received")

    package var `case`: CaseSnapshot
    package var changed: [String]
    package var actor: Principal
    package var messageId: RecordID?
    package var visibility: MessageVisibility = MessageVisibility.public
    package var text: String?

    /// Makes it of what must be there; set the rest after.
    package init(case: CaseSnapshot, changed: [String], actor: Principal) {
        self.case = `case`
        self.changed = changed
        self.actor = actor
    }

    package static let shape = Shape<CaseInfoReceived>.caseEvent(
        "What the case waited for has come, or an agent goes on without it.",
        [
            .optional(
                "messageId", \.messageId, .id,
                "The answer, in the thread; absent if an agent goes on without one."),
            .required("visibility", \.visibility, .word, "Who may read it."),
            .optional("text", \.text, .prose, "What the customer answered."),
        ])
}
