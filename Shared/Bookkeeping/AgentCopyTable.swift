import Domain
package import Postgres

/// The table `agent` of a service that keeps copies of routing's agents.
package enum AgentCopyTable {
    /// Selects the agents of these ids.
    package static func select(_ ids: Set<String>) -> Statement {
        Statement("SELECT id, name, groups, roles, version FROM agent WHERE id = ANY ($1)", [.textArray(Array(ids))])
    }

    /// Reads a row of `select`.
    package static func agent(_ row: Row) throws -> AgentCopy {
        AgentCopy(
            id: try row.text("id"), name: try row.text("name"), groups: Set(try row.array("groups") as [String]),
            roles: Set((try row.array("roles") as [String]).compactMap(Role.init(rawValue:))),
            version: try row.int64("version"))
    }

    /// Saves copies, unless a newer one has been saved meanwhile.
    package static func save(_ agents: [AgentCopy]) -> [Statement] {
        // An array of arrays cannot be unnested by rows, and agents change seldom: a statement each.
        agents.sorted { $0.id < $1.id }.map { agent in
            """
            INSERT INTO agent (id, name, groups, roles, version)
            VALUES (\(agent.id), \(agent.name), \(agent.groups.sorted()), \(agent.roles.map(\.rawValue).sorted()),
            \(agent.version))
            ON CONFLICT (id) DO UPDATE SET
                name = excluded.name, groups = excluded.groups, roles = excluded.roles, version = excluded.version
            WHERE agent.version < excluded.version
            """
        }
    }
}
