import Domain

extension Case {
    /// The rules of records.md 2.1 that a command can fail, by the name in a refusal.
    package enum Guard: String, CaseIterable, Sendable {
        case identityKnown = "identity_known"
        case isAssignee = "is_assignee"
        case targetInGroup = "target_in_group"
        case publicQuestionNotEmpty = "public_question_not_empty"
        case notAutoMail = "not_auto_mail"
        case codeAndNotes = "code_and_notes"
        case mandatoryFields = "mandatory_fields"
        case noOpenBlockingTask = "no_open_blocking_task"
        case customerWordRecorded = "customer_word_recorded"
        case noNeedsAttention = "no_needs_attention"
        case noEscalation = "no_escalation"
        case noOpenChild = "no_open_child"
        case reasonGiven = "reason_given"
        case withinReopenWindow = "within_reopen_window"
    }

    static func require(_ rule: Guard, _ isMet: Bool, _ reason: String) throws(Rejection) {
        if !isMet { throw .guardFailed(rule.rawValue, reason: reason) }
    }

    static func allow(_ isAllowed: Bool, _ who: String) throws(Rejection) {
        if !isAllowed { throw .forbidden(reason: "Only \(who) may do this.") }
    }

    static func requireText(_ text: String, field: String) throws(Rejection) {
        if text.isBlank { throw .invalid(field: field, reason: "Must not be empty.") }
    }
}

extension StringProtocol {
    /// Whether there is nothing to read.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
