import Bookkeeping
import Domain
import ITSMDomain

/// What a batch has loaded of itsm's tables, and what it has changed.
struct ITSMWorkspace: AgentWorkspace {
    /// An incident in work.
    struct Entry: Sendable {
        var subject: Incident
        /// As it was loaded; `nil` if this batch has created it.
        let stored: Incident?
        var isChanged: Bool
        /// Not to be looked at by the timer before it changes again.
        var isPostponed = false
    }

    /// When the batch was begun: the time of everything it writes.
    let now: Timestamp
    private(set) var incidents: [Incident.ID: Entry] = [:]
    var agents: AgentCopies
    private(set) var newComments: [StoredComment] = []
    private(set) var history: [HistoryLine] = []
    private var freshNumbers: [Int64] = []

    /// A workspace of what was loaded.
    init(_ loaded: LoadedRecords, at now: Timestamp) {
        self.now = now
        agents = AgentCopies(loaded.agents)
        for subject in loaded.incidents {
            incidents[subject.id] = Entry(subject: subject, stored: subject, isChanged: false)
        }
        freshNumbers = loaded.freshNumbers.reversed()
    }

    func subject(_ id: Incident.ID) -> Incident? { incidents[id]?.subject }

    /// The incidents that a case waits for, in the order of their ids.
    func subjects(ofCase id: String) -> [Incident] {
        incidents.values.map(\.subject).filter { $0.details.caseIDs.contains(id) }.sorted { $0.id < $1.id }
    }
}

// Changing things.
extension ITSMWorkspace {
    /// Takes one of the numbers drawn for this batch.
    mutating func takeNumber() throws -> Incident.Number {
        guard let number = freshNumbers.popLast() else { throw WorkspaceShortage.incidentNumbers }
        return Incident.Number(number)
    }

    mutating func enter(_ subject: Incident, created event: Incident.Event) {
        incidents[subject.id] = Entry(subject: subject, stored: nil, isChanged: true)
        history.append(HistoryLine(event, of: subject))
    }

    /// Carries out a command on a loaded incident; returns the events with the incident before and after each.
    mutating func perform(_ command: Incident.Command, on id: Incident.ID) throws -> [IncidentStep] {
        guard var entry = incidents[id] else { throw Rejection.notFound("incident") }
        var steps: [IncidentStep] = []
        for event in try entry.subject.decide(command) {
            let before = entry.subject
            entry.subject.apply(event)
            history.append(HistoryLine(event, of: entry.subject))
            steps.append(IncidentStep(event: event, before: before, after: entry.subject))
        }
        entry.isChanged = entry.isChanged || !steps.isEmpty
        incidents[id] = entry
        return steps
    }

    /// Takes an incident off the timer until it changes again.
    mutating func postpone(_ id: Incident.ID) {
        incidents[id]?.isPostponed = true
        incidents[id]?.isChanged = true
    }

    mutating func enter(_ comment: StoredComment) { newComments.append(comment) }
}

/// The load was asked for less than the batch needs: a defect of a handler's `gather`.
enum WorkspaceShortage: Error {
    case incidentNumbers
}
