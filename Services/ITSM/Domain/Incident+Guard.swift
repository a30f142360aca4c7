import Domain

extension Incident {
    /// The rules of records.md 2.2 that a command can fail, by the name in a refusal.
    package enum Guard: String, CaseIterable, Sendable {
        case assigneeSet = "assignee_set"
        case publicText = "public_text"
        case linkNeeded = "link_needed"
        case referenceNeeded = "reference_needed"
        case heldFor = "held_for"
        case codeAndNotes = "code_and_notes"
        case reasonGiven = "reason_given"
        case notMajor = "not_major"
        case majorProposed = "major_proposed"
        case majorAccepted = "major_accepted"
        case reviewDone = "pir_done"
        case taskState = "task_state"
    }

    static func require(_ rule: Guard, _ isMet: Bool, _ reason: String) throws(Rejection) {
        if !isMet { throw .guardFailed(rule.rawValue, reason: reason) }
    }

    static func allow(_ isAllowed: Bool, _ who: String) throws(Rejection) {
        if !isAllowed { throw .forbidden(reason: "Only \(who) may do this.") }
    }

    /// A fulfiller, an incident manager or a service.
    static func allowFulfiller(_ actor: Actor) throws(Rejection) {
        try allow(actor.holds(.itil, .incidentManager, .majorIssueManager, .system), "a fulfiller or a service")
    }
}

extension StringProtocol {
    /// Whether there is nothing to read.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
