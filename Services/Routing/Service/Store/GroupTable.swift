import Postgres

/// The table `agent_group`.
enum GroupTable {
    static func lockAndSelect(_ needs: RoutingNeeds) -> Statement {
        Statement(
            """
            SELECT id, name, leads, is_active, email, version FROM agent_group
            WHERE id = ANY ($1) ORDER BY id FOR UPDATE
            """,
            [.textArray(Array(needs.groups))])
    }

    static func record(_ row: Row) throws -> GroupRecord {
        GroupRecord(
            id: try row.text("id"), name: try row.text("name"), leads: Set(try row.array("leads") as [String]),
            isActive: try row.bool("is_active"), email: try row.textIfPresent("email"),
            version: try row.int64("version"))
    }

    static func save(_ groups: [GroupRecord]) -> [Statement] {
        groups.sorted { $0.id < $1.id }.map { group in
            """
            INSERT INTO agent_group (id, name, leads, is_active, email, version)
            VALUES (\(group.id), \(group.name), \(group.leads.sorted()), \(group.isActive), \(group.email),
                \(group.version))
            ON CONFLICT (id) DO UPDATE SET
                name = excluded.name, leads = excluded.leads, is_active = excluded.is_active, email = excluded.email,
                version = excluded.version
            """
        }
    }
}
