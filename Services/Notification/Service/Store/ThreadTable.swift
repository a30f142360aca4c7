import FoundationEssentials
import Postgres

/// The table `thread_mail`.
enum ThreadTable {
    static func select(_ needs: NotificationNeeds) -> Statement {
        Statement(
            """
            SELECT case_id, message_id, is_ours FROM thread_mail WHERE case_id = ANY ($1) ORDER BY position
            """,
            [.uuidArray(Array(needs.caseIDs))])
    }

    static func mail(_ row: Row) throws -> ThreadMail {
        ThreadMail(
            caseID: try row.uuid("case_id"), messageID: try row.text("message_id"), isOurs: try row.bool("is_ours"))
    }

    static func insert(_ mails: [ThreadMail]) -> [Statement] {
        guard !mails.isEmpty else { return [] }
        return [
            Statement(
                """
                INSERT INTO thread_mail (case_id, message_id, is_ours)
                SELECT case_id, message_id, is_ours
                FROM unnest($1, $2, $3) WITH ORDINALITY AS m (case_id, message_id, is_ours, position)
                ORDER BY position
                ON CONFLICT DO NOTHING
                """,
                [
                    .uuidArray(mails.map(\.caseID)), .textArray(mails.map(\.messageID)),
                    .boolArray(mails.map(\.isOurs)),
                ])
        ]
    }
}
