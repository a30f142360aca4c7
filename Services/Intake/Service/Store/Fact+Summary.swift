import Domain
import IntakeDomain

extension Case.Fact {
    /// One line that tells a person what happened; texts of customers and notes stay out of it.
    var summary: String {
        switch self {
        case .created(let origin, let details): "by \(origin.channel.rawValue): \(details.subject)"
        case .opened: "work begins"
        case .assigned(let target, _): "to \(target.assignee ?? "nobody") in \(target.group ?? "no group")"
        case .unassigned: "waits for somebody else"
        case .infoRequested: "the customer is asked"
        case .infoReceived: "the customer answers"
        case .messageAdded(let message): message.direction == .inbound ? "the customer writes" : "the customer is told"
        case .noteAdded: "internal note"
        case .updated(let amendment): amendment.summary
        case .priorityChanged(let impact, let urgency, let reason):
            "impact \(impact.name), urgency \(urgency.name): \(reason)"
        case .blocked(let blocker): "by \(blocker.kind.rawValue)"
        case .unblocked(let blocker): "\(blocker.kind.rawValue) ended"
        case .attentionNeeded(let attention): attention.why.rawValue
        case .attentionCleared: "looked at"
        case .linked(let link): "\(link.kind.rawValue) \(link.target.name)"
        case .unlinked(let link): "\(link.kind.rawValue) \(link.target.name)"
        case .resolved(let episode): "solution \(episode.number): \(episode.code)"
        case .solutionRejected(let episode, _): "solution \(episode)"
        case .closed(let closure): "by \(closure.by.rawValue): \(closure.code)"
        case .cancelled(let reason): reason
        case .reopened(let earlier, _): "was \(earlier.rawValue)"
        case .reminderDue: "the customer has not answered"
        }
    }
}

extension Case.Amendment {
    /// The names of what is changed.
    fileprivate var summary: String {
        let members: [(name: String, isSet: Bool)] = [
            ("subject", subject != nil), ("category", category != nil), ("product", product != nil),
            ("asset", asset != nil),
            ("language", language != nil), ("entitlement", entitlement != nil), ("escalation", escalation != nil),
            ("major case", major != nil), ("draft \(draft?.kind.rawValue ?? "")", draft != nil),
        ]
        return members.filter(\.isSet).map(\.name).joined(separator: ", ")
    }
}
