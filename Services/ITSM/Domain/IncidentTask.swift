package import Domain

/// A piece of work within an incident: open → in progress → one of three ends.
package struct IncidentTask: Hashable, Codable, Sendable {
    package typealias ID = Identifier<IncidentTask>

    /// Where a task stands.
    package enum State: String, CaseIterable, Codable, Sendable {
        /// Can transition to every other state.
        case open
        /// Can transition to every ended state.
        case inProgress = "in_progress"
        /// Final.
        case closedComplete = "closed_complete"
        /// Final.
        case closedIncomplete = "closed_incomplete"
        /// Final.
        case skipped

        /// Whether the work is over.
        package var isEnded: Bool { self != .open && self != .inProgress }

        /// Whether a task may go from this state to another.
        package func canBecome(_ next: State) -> Bool {
            switch self {
            case .open: next != .open
            case .inProgress: next.isEnded
            case .closedComplete, .closedIncomplete, .skipped: false
            }
        }
    }

    package let id: ID
    package let title: String
    /// An agent's id.
    package var assignee: String?
    package var state: State

    /// Takes a task in a state.
    package init(id: ID, title: String, assignee: String? = nil, state: State = .open) {
        self.id = id
        self.title = title
        self.assignee = assignee
        self.state = state
    }
}
