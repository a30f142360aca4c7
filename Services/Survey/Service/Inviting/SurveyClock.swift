import Contracts
import Domain
import Durability
import Postgres
import SurveyDomain

/// Sends surveys when they are due, reminds of them once, and ends them when their time is over.
struct SurveyClock: Sendable {
    /// The most surveys that are looked at in one transaction.
    private static let limit = 100

    let context: ProcessingContext
    let store: SurveyStore
    let inviter: Inviter

    /// Does what is due; true if there may be more.
    func run() async throws -> Bool {
        let now = context.time.now()
        let due = try await context.pool.execute(
            "SELECT id, case_id FROM survey WHERE wake_at <= \(now) ORDER BY wake_at LIMIT \(Int64(Self.limit))"
        )
        guard !due.isEmpty else { return false }
        var needs = SurveyNeeds()
        needs.surveyIDs = Set(try due.map { SurveyInstance.ID(try $0.uuid("id")) })
        needs.caseIDs = Set(try due.map { RecordID(try $0.uuid("case_id")) })
        let ids = needs.surveyIDs
        try await context.perform(on: store, needs: needs) { unit in
            for id in ids.sorted() { try unit.attend(to: id, with: inviter) }
        }
        return due.count == Self.limit
    }
}

extension UnitOfWork<SurveyWorkspace> {
    fileprivate mutating func attend(to id: SurveyInstance.ID, with inviter: Inviter) throws {
        guard let record = workspace.survey(id), record.wakeAt.map({ $0 <= now }) ?? false else { return }
        switch record.subject.state {
        case .scheduled: try invite(record, with: inviter)
        case .sent, .opened:
            if record.subject.course.expiresAt.map({ $0 <= now }) ?? false {
                try perform(.expire, on: id, by: .survey)
            } else {
                try remind(of: record, with: inviter)
            }
        case .skipped, .completed, .expired, .cancelled, .undeliverable: break
        }
    }

    private mutating func invite(_ record: SurveyRecord, with inviter: Inviter) throws {
        let digest = try inviter.tokens.digest(of: record.subject)
        let lifetime = workspace.questionnaire.rules.lifetime
        let sent = try perform(
            .send(tokenDigest: digest, lifetime: lifetime), on: record.subject.id, by: .survey)
        workspace.setReminder(of: record.subject.id, at: inviter.reminderAfter.map { now.advanced(by: $0) })
        try tell(sent, isReminder: false, with: inviter)
    }

    private mutating func remind(of record: SurveyRecord, with inviter: Inviter) throws {
        if workspace.remind(of: record.subject.id) { try tell(record, isReminder: true, with: inviter) }
    }

    private mutating func tell(_ record: SurveyRecord, isReminder: Bool, with inviter: Inviter) throws {
        let title = RecordID(record.subject.key.caseID).flatMap { workspace.caseCopy($0)?.title }
        try send(try inviter.message(about: record, title: title, isReminder: isReminder), to: nil)
    }
}
