import Domain
import Postgres

/// The table `template`.
enum TemplateTable {
    static func select(_ needs: NotificationNeeds) -> Statement {
        Statement(
            """
            SELECT name, language, version, subject, text, html FROM template
            WHERE name = ANY ($1) AND channel = $2
            """,
            [.textArray(Array(needs.templates)), .text(Channel.email.rawValue)])
    }

    static func template(_ row: Row) throws -> StoredTemplate {
        StoredTemplate(
            name: try row.text("name"), language: try row.text("language"), version: try row.int64("version"),
            subject: try row.textIfPresent("subject"), text: try row.text("text"), html: try row.textIfPresent("html"))
    }

    /// Of two changes at once the later one stays.
    static func save(_ templates: [StoredTemplate], at now: Timestamp) -> [Statement] {
        templates.map { template in
            """
            INSERT INTO template (name, language, channel, version, subject, text, html, changed_at)
            VALUES (\(template.name), \(template.language), \(Channel.email.rawValue), \(template.version),
                    \(template.subject), \(template.text), \(template.html), \(now))
            ON CONFLICT (name, language, channel) DO UPDATE SET
                version = excluded.version, subject = excluded.subject, text = excluded.text, html = excluded.html,
                changed_at = excluded.changed_at
            """
        }
    }
}
