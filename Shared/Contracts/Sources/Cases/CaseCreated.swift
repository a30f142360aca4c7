package import Domain

/// `case.created`: A case was created.
package struct CaseCreated: CaseEventContent {
    package static let type = MessageType.event("case", "created")

    package var `case`: CaseSnapshot
    package var changed: [String]
    package var actor: Principal
    package var subject: String
    package var origin: CaseOrigin
    package var followUpOf: RecordReference?

    /// Makes it of what must be there; set the rest after.
    package init(case: CaseSnapshot, changed: [String], actor: Principal, subject: String, origin: CaseOrigin) {
        self.case = `case`
        self.changed = changed
        self.actor = actor
        self.subject = subject
        self.origin = origin
    }

    package static let shape = Shape<CaseCreated>.caseEvent(
        "A case was created.",
        [
            .required("subject", \.subject, .text(1...998), "What the case is about, in a line."),
            .required("origin", \.origin, .object, "How it came to be."),
            .optional("followUpOf", \.followUpOf, .object, "The closed case that this one follows."),
        ])
}
