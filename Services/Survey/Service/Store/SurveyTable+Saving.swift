import Domain
import Postgres
import SurveyDomain

extension SurveyTable {
    static func save(_ records: [SurveyRecord], at now: Timestamp) throws -> [Statement] {
        guard !records.isEmpty else { return [] }
        let records = records.sorted { $0.subject.id < $1.subject.id }
        return [
            Statement(
                """
                INSERT INTO survey (id, questionnaire, case_id, case_number, episode, party_id, state, version,
                    skip_reason, due_at, token_digest, expires_at, remind_at, was_reminded, first_opened_at,
                    completed_at, score, answers, wake_at, created_at, changed_at)
                SELECT m.*, $20, $20 FROM unnest(
                    $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) AS m
                ON CONFLICT (id) DO UPDATE SET
                    state = excluded.state, version = excluded.version, token_digest = excluded.token_digest,
                    expires_at = excluded.expires_at, remind_at = excluded.remind_at,
                    was_reminded = excluded.was_reminded, first_opened_at = excluded.first_opened_at,
                    completed_at = excluded.completed_at, score = excluded.score, answers = excluded.answers,
                    wake_at = excluded.wake_at, changed_at = excluded.changed_at
                """,
                keys(of: records) + (try courses(of: records)) + [.timestamp(now)])
        ]
    }

    /// The columns that never change, and the state.
    private static func keys(of records: [SurveyRecord]) -> [SQLValue] {
        let surveys = records.map(\.subject)
        return [
            .uuidArray(surveys.map(\.id.uuid)), .textArray(surveys.map(\.key.questionnaire)),
            .uuidArray(records.map(\.caseID.uuid)), .textArray(records.map(\.caseNumber)),
            .int32Array(surveys.map { Int32(clamping: $0.key.episode) }),
            .uuidArray(surveys.map { $0.key.partyID.flatMap { SurveyInstance.ID($0) }?.uuid }),
            .textArray(surveys.map(\.state.rawValue)), .int64Array(surveys.map(\.version)),
            .textArray(records.map(\.skipped?.rawValue)),
        ]
    }

    private static func courses(of records: [SurveyRecord]) throws -> [SQLValue] {
        let courses = records.map(\.subject.course)
        return [
            .timestampArray(courses.map(\.dueAt)), .bytesArray(courses.map(\.tokenDigest)),
            .timestampArray(courses.map(\.expiresAt)), .timestampArray(records.map(\.remindAt)),
            .boolArray(courses.map(\.wasReminded)), .timestampArray(courses.map(\.firstOpenedAt)),
            .timestampArray(courses.map(\.completedAt)),
            .int16Array(courses.map { $0.answers.last?.score.map { Int16(clamping: $0) } }),
            .jsonArray(try courses.map { try StoredAnswers.encode($0.answers) }),
            .timestampArray(records.map(\.wakeAt)),
        ]
    }
}
