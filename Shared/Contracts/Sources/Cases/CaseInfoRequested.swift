package import Domain

/// `case.info_requested`: The customer was asked something; the case waits for the answer.
package struct CaseInfoRequested: CaseEventContent {
    package static let type = MessageType.event("case", "info_requested")

    package var `case`: CaseSnapshot
    package var changed: [String]
    package var actor: Principal
    package var messageId: RecordID
    package var visibility: MessageVisibility = MessageVisibility.public
    package var question: String

    /// Makes it of what must be there; set the rest after.
    package init(case: CaseSnapshot, changed: [String], actor: Principal, messageId: RecordID, question: String) {
        self.case = `case`
        self.changed = changed
        self.actor = actor
        self.messageId = messageId
        self.question = question
    }

    package static let shape = Shape<CaseInfoRequested>.caseEvent(
        "The customer was asked something; the case waits for the answer.",
        [
            .required("messageId", \.messageId, .id, "The question, in the thread."),
            .required("visibility", \.visibility, .word, "Who may read it."),
            .required("question", \.question, .prose, "What is asked."),
        ])
}
