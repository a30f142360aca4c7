import Domain

extension Incident {
    /// What can happen to an incident: one published event each (contract.md section 6).
    package enum Fact: Hashable, Sendable {
        case created(Origin, Details, Assignment)
        case assigned(Assignment, reason: String?)
        case updated(Update)
        case started
        case held(Hold, publicText: String?)
        case resumed(Resumption)
        case resolved(Resolution)
        case reopened(reason: String)
        case closed(notes: String?, review: String?)
        case cancelled(reason: String)
        case publicComment(Comment)

        /// The event's name on the wire, behind `incident.`.
        package var name: String {
            switch self {
            case .created: "created"
            case .assigned: "assigned"
            case .updated: "updated"
            case .started: "started"
            case .held: "held"
            case .resumed: "resumed"
            case .resolved: "resolved"
            case .reopened: "reopened"
            case .closed: "closed"
            case .cancelled: "cancelled"
            case .publicComment: "public_comment"
            }
        }
    }

    /// A change that is no transition of the incident's own state.
    package enum Update: Hashable, Sendable {
        case amended(Amendment)
        case noted(Comment)
        /// What a linked record has to tell the assignee.
        case advised(Advice)
        case majorProposed(reason: String)
        /// The managers' group takes over; the acceptor becomes the assignee.
        case majorAccepted(Assignment)
        case majorRejected(reason: String)
        case majorCancelled(reason: String)
        /// A case waits for the incident, too.
        case caseLinked(String)
        case caseUnlinked(String)
        case taskAdded(IncidentTask)
        case taskMoved(IncidentTask.ID, IncidentTask.State)
    }

    /// Why an incident on hold went on.
    package enum Resumption: Hashable, Sendable {
        case byHand(reason: String?)
        case callerReplied(text: String)
        case vendorReplied(text: String)
        case problemCancelled(reason: String)
        case changeSuccessful
        case changeUnsuccessful
        case changeCancelled
        case parentResumed

        /// The word on the wire.
        package var name: String {
            switch self {
            case .byHand: "by_hand"
            case .callerReplied: "caller_replied"
            case .vendorReplied: "vendor_replied"
            case .problemCancelled: "problem_cancelled"
            case .changeSuccessful: "change_successful"
            case .changeUnsuccessful: "change_unsuccessful"
            case .changeCancelled: "change_cancelled"
            case .parentResumed: "parent_resumed"
            }
        }
    }

    /// What a linked record has to tell the assignee.
    package enum Advice: Hashable, Sendable {
        case problemRiskAccepted(reason: String)
        case callerReplied(text: String)

        /// The word on the wire.
        package var name: String {
            switch self {
            case .problemRiskAccepted: "problem_risk_accepted"
            case .callerReplied: "caller_replied"
            }
        }
    }
}
