/// What is true of a case beside its state (records.md 2.1).
package struct CaseFacets: Shaped {
    package var blockedBy: [String] = []
    package var needsAttention: Bool = false
    package var isProactive: Bool = false
    package var reopenCount: Int = 0
    package var escalation: String?
    package var majorState: String?

    /// Makes it of what must be there; set the rest after.
    package init() {}

    package static let shape = Shape<CaseFacets>(
        "What is true of a case beside its state (records.md 2.1).",
        [
            .required(
                "blockedBy", \.blockedBy, .list(of: .name, upTo: 100),
                "What the case waits for: `customer_info`, or the kinds of linked records."),
            .required(
                "needsAttention", \.needsAttention, .flag,
                "Something happened that its assignee has not yet looked at."),
            .required("isProactive", \.isProactive, .flag, "We opened it before the customer asked."),
            .required("reopenCount", \.reopenCount, .integer(0...1_000_000), "How many times it was reopened."),
            .optional("escalation", \.escalation, .name, "The state of its escalation, if there is one."),
            .optional(
                "majorState", \.majorState, .name,
                "The state of its proposal as a major case, if there is one."),
        ])
}
