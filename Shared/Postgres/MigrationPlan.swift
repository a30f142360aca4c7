/// A component's migrations as the program has them and as the database does.
struct MigrationPlan {
    /// One migration, by what must not change once it is applied.
    struct Record: Hashable, Sendable {
        let version: Int
        let name: String
        /// The SHA-256 of its text.
        let checksum: [UInt8]
    }

    let component: String
    /// What the program has, by rising version from 1 without a gap.
    let wanted: [Record]
    /// What the database has, by rising version.
    let applied: [Record]

    private var programVersion: Int { wanted.last?.version ?? 0 }
    private var databaseVersion: Int { applied.last?.version ?? 0 }

    /// The versions that are still to be applied; throws `.ahead`, `.gap` or `.changed`.
    func pending() throws(MigrationError) -> [Int] {
        guard databaseVersion <= programVersion else {
            throw .ahead(component: component, database: databaseVersion, program: programVersion)
        }
        for (index, record) in applied.enumerated() {
            guard record.version == index + 1 else {
                throw .gap(component: component, missing: index + 1, latest: databaseVersion)
            }
            guard record == wanted[index] else {
                throw .changed(component: component, version: record.version, name: record.name)
            }
        }
        return wanted.dropFirst(applied.count).map(\.version)
    }

    /// Throws unless the database is exactly where the program wants it.
    func requireNothingPending() throws(MigrationError) {
        guard try pending().isEmpty else {
            throw .behind(component: component, database: databaseVersion, program: programVersion)
        }
    }
}
