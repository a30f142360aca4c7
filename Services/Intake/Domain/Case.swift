package import Domain

/// A customer's matter, from the first message to the last answer (records.md 2.1).
package struct Case: Hashable, Sendable {
    package typealias ID = Identifier<Case>
    package typealias Number = RecordNumber<Case>
    package typealias Command = Instruction<Action>
    package typealias Event = Occurrence<Fact>

    package let origin: Origin
    package internal(set) var progress: Progress
    package internal(set) var details: Details
    package internal(set) var assignment: Assignment
    package internal(set) var facets: Facets
    package internal(set) var resolutions: Resolutions

    /// Rebuilds a case from everything that is stored of it.
    package init(
        origin: Origin,
        progress: Progress,
        details: Details,
        assignment: Assignment = Assignment(),
        facets: Facets = Facets(),
        resolutions: Resolutions = Resolutions()
    ) {
        self.origin = origin
        self.progress = progress
        self.details = details
        self.assignment = assignment
        self.facets = facets
        self.resolutions = resolutions
    }

    package var id: ID { origin.id }
    /// What people call it.
    package var number: Number { origin.number }
    /// Where it stands.
    package var state: State { progress.state }
    /// The number of events so far, which is the sequence number of the last.
    package var version: Int64 { progress.version }
    /// What impact and urgency make of it.
    package var priority: Priority { details.priority }

    /// Whether the actor is the agent to whom the case is assigned.
    package func isAssignee(_ actor: Actor) -> Bool { actor.isAgent(assignment.assignee) }
}

extension Case: Numbered {
    package static var numberPrefix: String { "CS" }
}

extension Case {
    /// Where a case stands.
    package enum State: String, CaseIterable, Codable, Sendable {
        /// Nobody works on it yet. Can transition to `open`, `resolved`, `closed`, `cancelled`.
        case new
        /// Its assignee works on it. Can transition to `awaitingInfo`, `resolved`, `closed`, `cancelled`.
        case open
        /// The customer was asked. Can transition to `open`, `resolved`, `closed`, `cancelled`.
        case awaitingInfo = "awaiting_info"
        /// A solution is proposed. Can transition to `closed` or, if the customer rejects it, `open`.
        case resolved
        /// Final, but for a closing by mistake, which can transition to `open`.
        case closed
        /// Final.
        case cancelled

        /// Whether nothing but a late record may touch the case.
        package var isFinal: Bool { self == .closed || self == .cancelled }

        /// Whether somebody still has to find a solution.
        package var isUnsolved: Bool { self == .new || self == .open || self == .awaitingInfo }
    }

    /// How far the case has come.
    package struct Progress: Hashable, Sendable {
        /// The number of events so far.
        package var version: Int64
        package var state: State

        /// Takes the number of events and the state that they led to.
        package init(version: Int64, state: State) {
            self.version = version
            self.state = state
        }
    }

    /// Who is to work on the case.
    package struct Assignment: Hashable, Codable, Sendable {
        /// A group's id.
        package var group: String?
        /// An agent's id.
        package var assignee: String?

        /// Names a group, an agent, both or neither.
        package init(group: String? = nil, assignee: String? = nil) {
            self.group = group
            self.assignee = assignee
        }
    }
}
