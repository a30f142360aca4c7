/// What the customer is entitled to in this case.
package struct CaseEntitlement: Shaped {
    package var id: RecordID?
    package var outcome: String
    package var tier: String?
    package var definitions: [String]
    package var calendar: String?

    /// Makes it of what must be there; set the rest after.
    package init(outcome: String, definitions: [String]) {
        self.outcome = outcome
        self.definitions = definitions
    }

    package static let shape = Shape<CaseEntitlement>(
        "What the customer is entitled to in this case.",
        [
            .optional("id", \.id, .id, "The entitlement; absent if there is none."),
            .required("outcome", \.outcome, .name, "How the choice went: `reserved`, `none`, …"),
            .optional("tier", \.tier, .name, "The level of service."),
            .required("definitions", \.definitions, .list(of: .name, upTo: 50), "The clocks that apply."),
            .optional("calendar", \.calendar, .name, "The working hours that the clocks run by."),
        ])
}
