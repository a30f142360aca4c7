import IntakeDomain

/// One event of a case, with the case before and after it.
struct CaseStep: Sendable {
    let event: Case.Event
    let before: Case
    let after: Case
    /// How a new case came to be; with the first event only.
    var source: CaseSource?
}
