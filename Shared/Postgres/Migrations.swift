package import FoundationEssentials

/// The migrations of one component, in order. Several components may keep their tables in one schema.
package struct Migrations: Sendable {
    /// Whose migrations they are, such as `intake` or `durability`.
    package let component: String
    /// The migrations by rising version, from 1 without a gap.
    package let all: [Migration]

    /// Takes the migrations in any order; throws `.misnumbered` unless their versions are 1, 2, 3 …
    package init(component: String, _ migrations: [Migration]) throws(MigrationError) {
        self.component = component
        all = migrations.sorted { $0.version < $1.version }
        for (index, migration) in all.enumerated() where migration.version != index + 1 {
            throw .misnumbered(component: component, expected: index + 1, found: migration.version)
        }
    }

    /// Reads the files `NNNN_name.sql` of a directory, and passes over what is no `.sql`; throws `.unreadable` or
    /// `.misnumbered`.
    package init(component: String, directory: URL) throws(MigrationError) {
        var migrations: [Migration] = []
        do {
            let files = try FileManager.default.contentsOfDirectory(atPath: directory.path)
            for file in files where file.hasSuffix(".sql") {
                let sql = try String(contentsOf: directory.appending(path: file), encoding: .utf8)
                migrations.append(try Self.migration(file: file, sql: sql))
            }
        } catch let error as MigrationError {
            throw error
        } catch {
            throw .unreadable(component: component, reason: "\(directory.lastPathComponent): \(error)")
        }
        try self.init(component: component, migrations)
    }

    private static func migration(file: String, sql: String) throws(MigrationError) -> Migration {
        let parts = file.dropLast(4).split(separator: "_", maxSplits: 1)
        guard parts.count == 2, parts[0].utf8.count == 4, let version = Int(parts[0]), version > 0 else {
            throw .unreadable(component: file, reason: "a migration is called NNNN_name.sql")
        }
        return Migration(version: version, name: String(parts[1]), sql: sql)
    }
}
