import Foundation
package import Postgres

extension Migrations {
    /// The tables of inbox, outbox and feed, which each service keeps in its own schema.
    package static func durability() throws -> Migrations {
        try Migrations(component: "durability", directory: Bundle.module.bundleURL.appending(path: "Migrations"))
    }
}
