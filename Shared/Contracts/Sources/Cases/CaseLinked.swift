package import Domain

/// `case.linked`: The case was linked to another record.
package struct CaseLinked: CaseEventContent {
    package static let type = MessageType.event("case", "linked")

    package var `case`: CaseSnapshot
    package var changed: [String]
    package var actor: Principal
    package var link: RecordLink

    /// Makes it of what must be there.
    package init(case: CaseSnapshot, changed: [String], actor: Principal, link: RecordLink) {
        self.case = `case`
        self.changed = changed
        self.actor = actor
        self.link = link
    }

    package static let shape = Shape<CaseLinked>.caseEvent(
        "The case was linked to another record.",
        [
            .required("link", \.link, .object, "The link.")
        ])
}
