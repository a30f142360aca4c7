package import Domain

/// Something that does not work, until it works again (records.md 2.2).
package struct Incident: Hashable, Sendable {
    package typealias ID = Identifier<Incident>
    package typealias Number = RecordNumber<Incident>
    package typealias Command = Instruction<Action>
    package typealias Event = Occurrence<Fact>

    package let origin: Origin
    package internal(set) var progress: Progress
    package internal(set) var details: Details
    package internal(set) var assignment: Assignment
    package internal(set) var major: Major
    package internal(set) var tasks: [IncidentTask]

    /// Rebuilds an incident from everything that is stored of it.
    package init(
        origin: Origin,
        progress: Progress,
        details: Details,
        assignment: Assignment = Assignment(),
        major: Major = .none,
        tasks: [IncidentTask] = []
    ) {
        self.origin = origin
        self.progress = progress
        self.details = details
        self.assignment = assignment
        self.major = major
        self.tasks = tasks
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
}

extension Incident: Numbered {
    package static var numberPrefix: String { "INC" }
}

extension Incident {
    /// Where an incident stands.
    package enum State: Hashable, Sendable {
        /// Nobody works on it yet. Can transition to `inProgress`, `resolved`, `cancelled`.
        case new
        /// Its assignee works on it. Can transition to `onHold`, `resolved`, `cancelled`.
        case inProgress
        /// It waits for somebody else. Can transition to `inProgress`, `resolved`, `cancelled`.
        case onHold(Hold)
        /// It works again. Can transition to `inProgress`, `closed`.
        case resolved
        /// Final.
        case closed
        /// Final.
        case cancelled

        /// The state's name on the wire.
        package var name: String {
            switch self {
            case .new: "new"
            case .inProgress: "in_progress"
            case .onHold: "on_hold"
            case .resolved: "resolved"
            case .closed: "closed"
            case .cancelled: "cancelled"
            }
        }

        /// Whether nothing changes any more.
        package var isFinal: Bool { self == .closed || self == .cancelled }

        /// What it waits for; `nil` in every other state.
        package var hold: Hold? {
            if case .onHold(let hold) = self { hold } else { nil }
        }

        /// Whether somebody still has to make it work.
        package var isUnsolved: Bool { self == .new || self == .inProgress || hold != nil }
    }

    /// What an incident on hold waits for.
    package struct Hold: Hashable, Codable, Sendable {
        /// Whom it waits for; each pauses other clocks.
        package enum Reason: String, CaseIterable, Codable, Sendable {
            case awaitingCaller = "awaiting_caller"
            case awaitingChange = "awaiting_change"
            case awaitingProblem = "awaiting_problem"
            case awaitingVendor = "awaiting_vendor"
        }

        package let reason: Reason
        /// The change's or problem's id, or the vendor's own reference; `nil` for the caller.
        package let target: String?

        /// Says whom it waits for.
        package init(_ reason: Reason, target: String? = nil) {
            self.reason = reason
            self.target = target
        }
    }

    /// How far the incident has come.
    package struct Progress: Hashable, Sendable {
        /// The number of events so far.
        package var version: Int64
        package var state: State
        /// How it was made to work; `nil` while it does not.
        package var resolution: Resolution?
        package var reopenCount: Int

        /// Takes what has happened so far.
        package init(version: Int64, state: State, resolution: Resolution? = nil, reopenCount: Int = 0) {
            self.version = version
            self.state = state
            self.resolution = resolution
            self.reopenCount = reopenCount
        }
    }

    /// How an incident was resolved.
    package struct Resolution: Hashable, Codable, Sendable {
        package let code: String
        /// For the colleagues.
        package let notes: String
        /// For the customers of the linked cases.
        package var customerText: String?
        package let at: Timestamp

        /// Takes a code and notes, which are not empty, and the time.
        package init(code: String, notes: String, customerText: String? = nil, at: Timestamp) {
            self.code = code
            self.notes = notes
            self.customerText = customerText
            self.at = at
        }

        /// The code where a problem's fix made it work again.
        package static let byProblem = "resolved_by_problem"
        /// The code where a change made it work again.
        package static let byChange = "resolved_by_change"
    }
}
