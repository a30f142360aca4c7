import Contracts
import Domain
import SurveyDomain

/// What a batch has loaded of the service's tables, and what it has changed.
struct SurveyWorkspace: Sendable {
    /// A survey in work.
    struct Entry: Sendable {
        var record: SurveyRecord
        var isChanged: Bool
    }

    /// When the batch was begun: the time of everything it writes.
    let now: Timestamp
    /// What is asked, and by what rules.
    let questionnaire: Questionnaire
    private(set) var surveys: [SurveyInstance.ID: Entry] = [:]
    private(set) var lastAskedAt: [RecordID: Timestamp]
    private(set) var changedCases: Set<RecordID> = []
    private(set) var changedParties: Set<RecordID> = []
    private var cases: [RecordID: CaseCopy] = [:]
    private var parties: [RecordID: PartyCopy] = [:]

    /// A workspace of what was loaded.
    init(_ loaded: LoadedRecords, asking questionnaire: Questionnaire, at now: Timestamp) {
        self.now = now
        self.questionnaire = questionnaire
        lastAskedAt = loaded.lastAskedAt
        for record in loaded.surveys { surveys[record.subject.id] = Entry(record: record, isChanged: false) }
        for copy in loaded.cases { cases[copy.id] = copy }
        for party in loaded.parties { parties[party.id] = party }
    }
}

// Looking things up.
extension SurveyWorkspace {
    func survey(_ id: SurveyInstance.ID) -> SurveyRecord? { surveys[id]?.record }

    /// The loaded surveys about a case, in the order of their ids.
    func surveys(about caseID: RecordID) -> [SurveyRecord] {
        surveys.values.map(\.record).filter { $0.caseID == caseID }.sorted { $0.subject.id < $1.subject.id }
    }

    /// Whether the person has a survey about this solution already.
    func hasSurvey(about closed: ClosedCase) -> Bool {
        let key = SurveyInstance.Key(
            questionnaire: questionnaire.id, caseID: closed.id, episode: closed.episode, partyID: closed.partyID)
        return surveys.values.contains { $0.record.subject.key == key }
    }

    func caseCopy(_ id: RecordID) -> CaseCopy? { cases[id] }

    func party(_ id: RecordID) -> PartyCopy? { parties[id] }
}

// Changing things.
extension SurveyWorkspace {
    mutating func enter(_ record: SurveyRecord) {
        surveys[record.subject.id] = Entry(record: record, isChanged: true)
        guard let party = record.subject.key.partyID.flatMap({ RecordID($0) }),
            let dueAt = record.subject.course.dueAt
        else { return }
        lastAskedAt[party] = max(dueAt, lastAskedAt[party] ?? dueAt)
    }

    /// Carries out a command on a loaded survey; returns the events with the survey as it was after each.
    mutating func perform(_ command: SurveyInstance.Command, on id: SurveyInstance.ID) throws -> [SurveyStep] {
        guard var entry = surveys[id] else { throw Rejection.notFound("survey") }
        var steps: [SurveyStep] = []
        for event in try entry.record.subject.decide(command) {
            entry.record.subject.apply(event)
            steps.append(SurveyStep(event: event, after: entry.record))
        }
        entry.isChanged = entry.isChanged || !steps.isEmpty
        surveys[id] = entry
        return steps
    }

    mutating func setReminder(of id: SurveyInstance.ID, at time: Timestamp?) {
        surveys[id]?.record.remindAt = time
        surveys[id]?.isChanged = true
    }

    /// Whether the person is to be reminded now; from then on they have been.
    mutating func remind(of id: SurveyInstance.ID) -> Bool {
        surveys[id]?.isChanged = true
        return surveys[id]?.record.subject.remind() ?? false
    }

    /// Takes note of a case's version, and of what it is called; false if a newer one was heard of before.
    @discardableResult
    mutating func note(_ snapshot: CaseSnapshot, title: String? = nil) -> Bool {
        var copy = cases[snapshot.id] ?? CaseCopy(id: snapshot.id, version: snapshot.version)
        let isNews = copy.version <= snapshot.version
        copy.version = max(copy.version, snapshot.version)
        copy.title = title ?? copy.title
        cases[snapshot.id] = copy
        changedCases.insert(snapshot.id)
        return isNews
    }

    mutating func enter(_ party: PartyCopy) {
        parties[party.id] = party
        changedParties.insert(party.id)
    }
}
