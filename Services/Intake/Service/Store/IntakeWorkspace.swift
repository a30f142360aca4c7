import Bookkeeping
import Domain
import FoundationEssentials
import IntakeDomain

/// What a batch has loaded of intake's tables, and what it has changed.
struct IntakeWorkspace: AgentWorkspace {
    /// A case in work.
    struct CaseEntry: Sendable {
        var subject: Case
        var isNew: Bool
        var isChanged: Bool
        /// Not to be looked at by the timer before it changes again.
        var isPostponed = false
    }

    /// A party in work.
    struct PartyEntry: Sendable {
        var subject: Party
        var isChanged: Bool
    }

    /// When the batch was begun: the time of everything it writes.
    let now: Timestamp
    private(set) var cases: [Case.ID: CaseEntry] = [:]
    private(set) var parties: [Party.ID: PartyEntry] = [:]
    var agents: AgentCopies
    private(set) var newKeys: [(key: IntakeKey, record: KeyRecord)] = []
    private(set) var history: [HistoryLine] = []
    private(set) var newMessages: [StoredMessage] = []
    private(set) var newAttachments: [StoredAttachment] = []
    private(set) var newReferences: [(reference: String, caseID: Case.ID)] = []

    private var keys: [[UInt8]: KeyRecord] = [:]
    private var numbers: [Int64: Case.ID] = [:]
    private var references: [String: Case.ID] = [:]
    private var owners: [CustomerAddress: Party.ID] = [:]
    private var freshNumbers: [Int64] = []

    /// A workspace of what was loaded.
    init(_ loaded: LoadedRecords, at now: Timestamp) {
        self.now = now
        agents = AgentCopies(loaded.agents)
        for subject in loaded.cases {
            cases[subject.id] = CaseEntry(subject: subject, isNew: false, isChanged: false)
            numbers[subject.number.value] = subject.id
        }
        for party in loaded.parties { enter(party, isChanged: false) }
        keys = loaded.keys
        references = loaded.references
        freshNumbers = loaded.freshNumbers.reversed()
    }
}

// Looking things up.
extension IntakeWorkspace {
    func record(of key: IntakeKey) -> KeyRecord? { keys[key.hash] }

    func subject(_ id: Case.ID) -> Case? { cases[id]?.subject }

    func subject(numbered number: Case.Number) -> Case? { numbers[number.value].flatMap(subject) }

    func subject(referredToBy reference: String) -> Case? { references[reference].flatMap(subject) }

    func party(_ id: Party.ID) -> Party? { parties[id]?.subject }

    func party(at address: CustomerAddress) -> Party? { owners[address].flatMap(party) }
}

// Changing things.
extension IntakeWorkspace {
    /// Takes one of the numbers drawn for this batch.
    mutating func takeNumber() throws -> Case.Number {
        guard let number = freshNumbers.popLast() else { throw WorkspaceShortage.caseNumbers }
        return Case.Number(number)
    }

    mutating func enter(_ subject: Case, created event: Case.Event) {
        cases[subject.id] = CaseEntry(subject: subject, isNew: true, isChanged: true)
        numbers[subject.number.value] = subject.id
        history.append(HistoryLine(event, of: subject))
    }

    /// Carries out a command on a loaded case; returns the events with the case as it was after each.
    mutating func perform(_ command: Case.Command, on id: Case.ID) throws -> [CaseStep] {
        guard var entry = cases[id] else { throw Rejection.notFound("case") }
        var steps: [CaseStep] = []
        for event in try entry.subject.decide(command) {
            let before = entry.subject
            entry.subject.apply(event)
            history.append(HistoryLine(event, of: entry.subject))
            steps.append(CaseStep(event: event, before: before, after: entry.subject))
        }
        entry.isChanged = entry.isChanged || !steps.isEmpty
        cases[id] = entry
        return steps
    }

    /// Takes a case off the timer until it changes again.
    mutating func postpone(_ id: Case.ID) {
        cases[id]?.isPostponed = true
        cases[id]?.isChanged = true
    }

    mutating func enter(_ party: Party, isChanged: Bool = true) {
        parties[party.id] = PartyEntry(subject: party, isChanged: isChanged)
        for address in party.addresses { owners[address.address] = party.id }
    }

    mutating func enter(_ record: KeyRecord, for key: IntakeKey) {
        keys[key.hash] = record
        newKeys.append((key, record))
    }

    mutating func enter(_ message: StoredMessage, attachments: [StoredAttachment] = []) {
        newMessages.append(message)
        newAttachments += attachments
    }

    /// Lets later messages be threaded by this Message-ID; the first case that it is known on keeps it.
    mutating func enter(reference: String, of id: Case.ID) {
        guard references[reference] == nil else { return }
        references[reference] = id
        newReferences.append((reference, id))
    }
}

/// The load was asked for less than the batch needs: a defect of a handler's `gather`.
enum WorkspaceShortage: Error {
    case caseNumbers
}
