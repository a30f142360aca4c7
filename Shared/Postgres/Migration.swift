/// One step of a schema: a file of SQL that runs once, in a transaction.
package struct Migration: Hashable, Sendable {
    /// Its place in the order, from 1 without a gap.
    package let version: Int
    /// What it does, in its file's words.
    package let name: String
    /// Its statements; it does not end the transaction it runs in.
    package let sql: String

    /// Makes a migration; `Migrations` reads them from files.
    package init(version: Int, name: String, sql: String) {
        self.version = version
        self.name = name
        self.sql = sql
    }
}
