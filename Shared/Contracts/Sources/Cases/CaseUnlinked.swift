package import Domain

/// `case.unlinked`: A link of the case was removed.
package struct CaseUnlinked: CaseEventContent {
    package static let type = MessageType.event("case", "unlinked")

    package var `case`: CaseSnapshot
    package var changed: [String]
    package var actor: Principal
    package var link: RecordLink
    package var reason: String?

    /// Makes it of what must be there; set the rest after.
    package init(case: CaseSnapshot, changed: [String], actor: Principal, link: RecordLink) {
        self.case = `case`
        self.changed = changed
        self.actor = actor
        self.link = link
    }

    package static let shape = Shape<CaseUnlinked>.caseEvent(
        "A link of the case was removed.",
        [
            .required("link", \.link, .object, "The link."),
            .optional("reason", \.reason, .reason, "Why."),
        ])
}
