/// Why a schema is not, or cannot be brought, to where the program wants it.
package enum MigrationError: Error, Hashable, Sendable {
    /// The files cannot be read.
    case unreadable(component: String, reason: String)
    /// The program's own migrations are not numbered 1, 2, 3 …
    case misnumbered(component: String, expected: Int, found: Int)
    /// A migration that was applied now reads otherwise than it did then.
    case changed(component: String, version: Int, name: String)
    /// The database has a later migration, but not this one.
    case gap(component: String, missing: Int, latest: Int)
    /// The database lacks migrations: `casewire migrate` has not run. Version 0 is none at all.
    case behind(component: String, database: Int, program: Int)
    /// The database is migrated beyond what this program knows: the program is too old.
    case ahead(component: String, database: Int, program: Int)
    /// Somebody else is migrating the schema, and did not come to an end.
    case locked(schema: String)
    /// A migration failed, and was rolled back; those before it stay.
    case failed(component: String, version: Int, name: String, error: PostgresError)
    /// The database could not be asked.
    case database(PostgresError)
}

extension MigrationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadable(let component, let reason): "\(component): the migrations cannot be read: \(reason)"
        case .misnumbered(let component, let expected, let found):
            "\(component): expected migration \(expected), but the next is \(found)"
        case .changed(let component, let version, let name):
            "\(component): migration \(version) (\(name)) was applied with another text than it has now"
        case .gap(let component, let missing, let latest):
            "\(component): the database has migration \(latest), but not \(missing)"
        case .behind(let component, let database, let program):
            "\(component): the database is at version \(database), this program needs \(program); run casewire migrate"
        case .ahead(let component, let database, let program):
            "\(component): the database is at version \(database), this program knows only \(program); it is too old"
        case .locked(let schema): "somebody else is migrating the schema \(schema)"
        case .failed(let component, let version, let name, let error):
            "\(component): migration \(version) (\(name)) failed: \(error)"
        case .database(let error): "the migrations of the database cannot be read or changed: \(error)"
        }
    }
}
