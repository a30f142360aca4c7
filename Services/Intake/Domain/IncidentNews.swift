/// What a linked incident has to tell a case (contract.md section 6, `incident.*`).
package enum IncidentNews: Hashable, Sendable {
    case started
    /// The reason is one of records.md 2.2; the question is what the caller is asked, if it is he who is waited for.
    case held(reason: String, question: String?)
    case resumed
    case publicComment(text: String)
    case resolved(code: String, notes: String, customerText: String?)
    case reopened(reason: String)
    case cancelled(reason: String, duplicateOf: RecordReference?)

    /// What the internal note on the case says.
    func note(about incident: String) -> String {
        switch self {
        case .started: "\(incident) is in progress."
        case .held(let reason, _): "\(incident) is on hold: \(reason)."
        case .resumed: "\(incident) is in progress again."
        case .publicComment(let text): "\(incident) says: \(text)"
        case .resolved(let code, let notes, _): "\(incident) is resolved (\(code)): \(notes)"
        case .reopened(let reason): "\(incident) is reopened: \(reason)"
        case .cancelled(let reason, .none): "\(incident) is cancelled: \(reason)"
        case .cancelled(_, let original?): "\(incident) is a duplicate of \(original.name)."
        }
    }
}
