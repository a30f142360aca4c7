import Domain
import FoundationEssentials
import Postgres

/// The tables `case_message` and `attachment`.
enum MessageTable {
    static func insert(_ messages: [StoredMessage], _ attachments: [StoredAttachment]) -> [Statement] {
        (messages.isEmpty ? [] : [insert(messages)]) + (attachments.isEmpty ? [] : [insert(attachments)])
    }

    private static func insert(_ messages: [StoredMessage]) -> Statement {
        Statement(
            """
            INSERT INTO case_message (
                id, case_id, direction, visibility, author_kind, author_id, at, text, full_text, html, channel,
                external_id,
                is_automatic)
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            [
                .uuidArray(messages.map(\.id.uuid)), .uuidArray(messages.map(\.caseID.uuid)),
                .textArray(messages.map(\.direction.rawValue)),
                .textArray(messages.map { $0.direction == .note ? "internal" : "public" }),
                .textArray(messages.map(\.author.kind.rawValue)), .textArray(messages.map(\.author.id)),
                .timestampArray(messages.map(\.at)), .textArray(messages.map(\.text)),
                .textArray(messages.map(\.fullText)),
                .textArray(messages.map(\.html)), .textArray(messages.map(\.channel?.rawValue)),
                .textArray(messages.map(\.externalID)), .boolArray(messages.map(\.isAutomatic)),
            ])
    }

    private static func insert(_ attachments: [StoredAttachment]) -> Statement {
        Statement(
            """
            INSERT INTO attachment (id, message_id, case_id, name, content_type, size, sha256, content, dataref)
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                .uuidArray(attachments.map(\.id)), .uuidArray(attachments.map(\.messageID.uuid)),
                .uuidArray(attachments.map(\.caseID.uuid)), .textArray(attachments.map(\.name)),
                .textArray(attachments.map(\.contentType)), .int64Array(attachments.map(\.size)),
                .bytesArray(attachments.map(\.sha256)), .bytesArray(attachments.map(\.content)),
                .textArray(attachments.map(\.dataref)),
            ])
    }
}
