import Bookkeeping
import Contracts
import Domain
import Postgres
import SurveyDomain

/// The table `survey`: rows to surveys and back.
enum SurveyTable {
    /// Locks what is asked for by id or by case, in the order of ids.
    static func lockAndSelect(_ needs: SurveyNeeds) -> Statement {
        Statement(
            """
            SELECT id, questionnaire, case_id, case_number, episode, party_id, state, version, skip_reason, due_at,
                   token_digest, expires_at, remind_at, was_reminded, first_opened_at, completed_at, answers
            FROM survey WHERE id = ANY ($1) OR case_id = ANY ($2) ORDER BY id FOR UPDATE
            """,
            [.uuidArray(needs.surveyIDs.map(\.uuid)), .uuidArray(needs.caseIDs.map(\.uuid))])
    }

    /// When each person was last asked, or is to be.
    static func lastAsked(_ needs: SurveyNeeds) -> Statement {
        Statement(
            """
            SELECT party_id, max(due_at) AS asked_at FROM survey
            WHERE party_id = ANY ($1) AND state NOT IN ('skipped', 'cancelled') GROUP BY party_id
            """,
            [.uuidArray(needs.partyIDs.map(\.uuid))])
    }

    static func asking(_ row: Row) throws -> (RecordID, Timestamp) {
        (RecordID(try row.uuid("party_id")), try row.timestamp("asked_at"))
    }

    static func record(_ row: Row) throws -> SurveyRecord {
        let caseID = RecordID(try row.uuid("case_id"))
        let key = SurveyInstance.Key(
            questionnaire: try row.text("questionnaire"), caseID: caseID.description, episode: try row.int("episode"),
            partyID: try row.uuidIfPresent("party_id").map { RecordID($0).description })
        let subject = SurveyInstance(
            id: SurveyInstance.ID(try row.uuid("id")), key: key, state: try row.state(),
            version: try row.int64("version"), course: try course(row))
        var record = SurveyRecord(
            subject: subject, caseID: caseID, caseNumber: try row.text("case_number"), skipped: try row.skipReason())
        record.remindAt = try row.timestampIfPresent("remind_at")
        return record
    }

    private static func course(_ row: Row) throws -> SurveyInstance.Course {
        var course = SurveyInstance.Course()
        course.dueAt = try row.timestampIfPresent("due_at")
        course.tokenDigest = try row.bytesIfPresent("token_digest")
        course.expiresAt = try row.timestampIfPresent("expires_at")
        course.wasReminded = try row.bool("was_reminded")
        course.firstOpenedAt = try row.timestampIfPresent("first_opened_at")
        course.completedAt = try row.timestampIfPresent("completed_at")
        course.answers = try StoredAnswers.decode(try row.text("answers"))
        return course
    }
}

extension Row {
    fileprivate func state() throws -> SurveyInstance.State {
        guard let state = SurveyInstance.State(rawValue: try text("state")) else {
            throw StoredValueError(column: "survey.state")
        }
        return state
    }

    fileprivate func skipReason() throws -> Eligibility.SkipReason? {
        guard let text = try textIfPresent("skip_reason") else { return nil }
        guard let reason = Eligibility.SkipReason(rawValue: text) else {
            throw StoredValueError(column: "survey.skip_reason")
        }
        return reason
    }
}
