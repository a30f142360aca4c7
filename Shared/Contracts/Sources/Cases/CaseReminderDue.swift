package import Domain

/// `case.reminder_due`: The customer is to be reminded.
package struct CaseReminderDue: CaseEventContent {
    /// What the customer is reminded of.
    package enum About: String, CaseIterable, Codable, Sendable {
        case customerInfo = "customer_info"
        case solution
    }

    package static let type = MessageType.event("case", "reminder_due")

    package var `case`: CaseSnapshot
    package var changed: [String]
    package var actor: Principal
    package var about: CaseReminderDue.About
    package var ordinal: Int
    package var episode: Int?

    /// Makes it of what must be there; set the rest after.
    package init(
        case: CaseSnapshot, changed: [String], actor: Principal, about: CaseReminderDue.About, ordinal: Int
    ) {
        self.case = `case`
        self.changed = changed
        self.actor = actor
        self.about = about
        self.ordinal = ordinal
    }

    package static let shape = Shape<CaseReminderDue>.caseEvent(
        "The customer is to be reminded.",
        [
            .required("about", \.about, .word, "What they have not answered."),
            .required("ordinal", \.ordinal, .integer(1...1_000), "Which reminder it is, from 1."),
            .optional(
                "episode", \.episode, .integer(1...1_000_000),
                "Which of the case's resolutions it is, from 1; absent if it had none."),
        ])
}
