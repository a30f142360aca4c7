import Domain
import ITSMDomain

extension Incident.Fact {
    /// One line that tells a person what happened; what customers and notes say stays out of it.
    var summary: String {
        switch self {
        case .created(_, let details, _): details.summary
        case .assigned(let target, _): "to \(target.assignee ?? "nobody") in \(target.group ?? "no group")"
        case .updated(let update): update.summary
        case .started: "work begins"
        case .held(let hold, _): hold.reason.rawValue
        case .resumed(let resumption): resumption.name
        case .resolved(let resolution): resolution.code
        case .reopened(let reason), .cancelled(let reason): reason
        case .closed: "nothing is left to do"
        case .publicComment: "the customers are told"
        }
    }
}

extension Incident.Update {
    /// One line that tells a person what changed.
    fileprivate var summary: String {
        switch self {
        case .amended(let amendment): amendment.reason ?? "its description"
        case .noted: "internal note"
        case .advised(let advice): advice.name
        case .majorProposed(let reason): "proposed as major: \(reason)"
        case .majorAccepted: "accepted as major"
        case .majorRejected(let reason): "not major: \(reason)"
        case .majorCancelled(let reason): "no longer major: \(reason)"
        case .caseLinked(let id): "case \(id) waits for it"
        case .caseUnlinked(let id): "case \(id) waits no longer"
        case .taskAdded(let task): "task \(task.title)"
        case .taskMoved(_, let state): "task \(state.rawValue)"
        }
    }
}
