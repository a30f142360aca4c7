package import Domain

extension Case {
    /// What can happen to a case: one published event each (contract.md section 6).
    package enum Fact: Hashable, Sendable {
        case created(Origin, Details)
        case opened
        case assigned(Assignment, reason: String?)
        case unassigned(reason: String?)
        case infoRequested(Message)
        /// The customer answered.
        case infoReceived(Message)
        case messageAdded(Message)
        case noteAdded(Note)
        case updated(Amendment)
        case priorityChanged(impact: Level, urgency: Level, reason: String)
        case blocked(Blocker)
        case unblocked(Blocker)
        case attentionNeeded(Attention)
        case attentionCleared
        case linked(Link)
        case unlinked(Link)
        case resolved(Episode)
        case solutionRejected(episode: Int, reason: String)
        /// A final state ends every facet that waits for somebody.
        case closed(Closure)
        case cancelled(reason: String)
        /// An agent went on without the customer's answer, or a closing by mistake was undone.
        case reopened(from: State, reason: String?)
        case reminderDue

        /// The event's name on the wire, behind `case.`.
        package var name: String {
            switch self {
            case .created: "created"
            case .opened: "opened"
            case .assigned: "assigned"
            case .unassigned: "unassigned"
            case .infoRequested: "info_requested"
            case .infoReceived: "info_received"
            case .messageAdded: "message_added"
            case .noteAdded: "note_added"
            case .updated: "updated"
            case .priorityChanged: "priority_changed"
            case .blocked: "blocked"
            case .unblocked: "unblocked"
            case .attentionNeeded: "attention_needed"
            case .attentionCleared: "attention_cleared"
            case .linked: "linked"
            case .unlinked: "unlinked"
            case .resolved: "resolved"
            case .solutionRejected: "solution_rejected"
            case .closed: "closed"
            case .cancelled: "cancelled"
            case .reopened: "reopened"
            case .reminderDue: "reminder_due"
            }
        }
    }

    /// A change to what the case says of itself; a member that is `nil` stays as it is.
    package struct Amendment: Hashable, Sendable {
        package var subject: String?
        package var category: String?
        package var product: String?
        package var asset: String?
        package var language: String?
        package var entitlement: Entitlement?
        package var escalation: Escalation?
        package var major: Major?
        package var draft: Draft?

        /// A change of nothing yet.
        package init() {}

        /// The change that proposes a text to the agent.
        package static func draft(_ draft: Draft) -> Amendment {
            var amendment = Amendment()
            amendment.draft = draft
            return amendment
        }

        /// The change that asks for a manager.
        package static func escalation(_ escalation: Escalation) -> Amendment {
            var amendment = Amendment()
            amendment.escalation = escalation
            return amendment
        }
    }

    /// A case's part in a major case.
    package struct Major: Hashable, Sendable {
        package let state: MajorState
        package let id: String?

        /// Names the part, and the major case if there is one.
        package init(_ state: MajorState, id: String?) {
            self.state = state
            self.id = id
        }
    }
}
