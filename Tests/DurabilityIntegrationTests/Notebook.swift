import Domain
import Durability
import Postgres

/// A service small enough for a test: it keeps a count by name, and announces each change.
struct Notebook: WorkspaceStore {
    struct Page: Sendable {
        var count: Int64
        var version: Int64
    }

    /// Throws in the save if this name is among the changed, as a violated constraint would.
    var broken: String?

    static var noNeeds: Set<String> { [] }

    func load(_ needs: Set<String>, in transaction: Transaction, at now: Timestamp) async throws -> [String: Page] {
        let rows = try await transaction.execute(
            """
            SELECT name, count, version FROM page WHERE name = ANY (\(.textArray(needs.sorted())))
            ORDER BY name FOR UPDATE
            """
        )
        var pages: [String: Page] = [:]
        for row in rows {
            pages[try row.text("name")] = Page(count: try row.int64("count"), version: try row.int64("version"))
        }
        return pages
    }

    func save(_ pages: [String: Page], in transaction: Transaction) async throws {
        for (name, page) in pages.sorted(by: { $0.key < $1.key }) {
            _ = try await transaction.execute(
                """
                INSERT INTO page (name, count, version) VALUES (\(name), \(page.count), \(page.version))
                ON CONFLICT (name) DO UPDATE SET count = excluded.count, version = excluded.version
                """)
        }
        if let broken, pages[broken] != nil { _ = try await transaction.execute("SELECT 1 / 0") }
    }

    static let migrations = [
        Migration(
            version: 1, name: "page",
            sql: "CREATE TABLE page (name text PRIMARY KEY, count bigint NOT NULL, version bigint NOT NULL)")
    ]
}
