import Contracts
import Durability
import Foundation
import Postgres
import ServiceRuntime

/// One schema of the database and what belongs into it.
struct SchemaMigrations: Sendable {
    /// The schema's name: the service's, or `operations` for the tool's own.
    let schema: String
    /// The components that keep tables there, in the order of migration.
    let components: [Migrations]

    /// The schemas of an installation. Throws if the program's own files cannot be read.
    static func all() throws -> [SchemaMigrations] {
        let own = Bundle.module.bundleURL.appending(path: "Migrations")
        let services = try ServiceCatalogue.all.map { service in
            SchemaMigrations(schema: service.name.rawValue, components: [try .durability(), try service.migrations()])
        }
        return services + [
            SchemaMigrations(
                schema: OperatorLog.schema, components: [try Migrations(component: OperatorLog.schema, directory: own)])
        ]
    }
}
