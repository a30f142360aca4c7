import Bookkeeping
import Domain
import Durability
import Postgres
import RoutingDomain

/// The table `agent`, each agent with the load that the work shows.
enum AgentTable {
    static let selection = """
        SELECT agent.*, load.used, load.reserved, load.moved_at
        FROM agent CROSS JOIN LATERAL (
            SELECT coalesce(sum(weight) FILTER (WHERE state = 'assigned'), 0)::bigint AS used,
                   coalesce(sum(weight) FILTER (WHERE state = 'offered'), 0)::bigint AS reserved,
                   (SELECT max(moved_at) FROM work_item AS last
                    WHERE last.agent = agent.id AND last.agent IS NOT NULL) AS moved_at
            FROM work_item WHERE work_item.agent = agent.id AND state IN ('offered', 'assigned')
        ) AS load
        """

    static func lockAndSelect(_ needs: RoutingNeeds) -> Statement {
        Statement(
            "\(selection) WHERE agent.id = ANY ($1) ORDER BY agent.id FOR UPDATE OF agent",
            [.textArray(Array(needs.agents.union(needs.leavingAgents)))])
    }

    /// Who can take something now; whom somebody else has locked comes in the next round.
    static let selectFree = Statement(
        """
        \(selection)
        WHERE presence = 'available' AND is_active AND capacity > load.used + load.reserved
        FOR UPDATE OF agent SKIP LOCKED
        """, [])

    static func record(_ row: Row) throws -> AgentRecord {
        guard let presence = Agent.Presence(rawValue: try row.text("presence")) else {
            throw StoredValueError(column: "agent.presence")
        }
        let since = try row.timestamp("presence_since")
        let load = Agent.Load(
            used: try row.int("used"), reserved: try row.int("reserved"),
            idleSince: max(try row.timestampIfPresent("moved_at") ?? since, since))
        let agent = Agent(
            profile: try profile(row), presence: presence, load: load, version: try row.int64("version"))
        return AgentRecord(agent: agent, presenceSince: since)
    }

    private static func profile(_ row: Row) throws -> Agent.Profile {
        var profile = Agent.Profile(
            id: try row.text("id"), name: try row.text("name"), groups: Set(try row.array("groups") as [String]),
            capacity: try row.int("capacity"))
        profile.roles = Set((try row.array("roles") as [String]).compactMap(Role.init(rawValue:)))
        profile.skills = try StoredJSON.decode([String: Int].self, try row.text("skills"))
        profile.languages = Set(try row.array("languages") as [String])
        profile.isActive = try row.bool("is_active")
        profile.email = try row.textIfPresent("email")
        return profile
    }

    /// A statement each: an array of arrays cannot be unnested by rows, and agents change seldom.
    static func save(_ records: [AgentRecord]) throws -> [Statement] {
        try records.sorted { $0.agent.id < $1.agent.id }.map { record in
            let profile = record.agent.profile
            return """
                INSERT INTO agent (
                    id, name, groups, roles, skills, languages, capacity, is_active, email, presence, presence_since,
                    version)
                VALUES (
                    \(profile.id), \(profile.name), \(profile.groups.sorted()),
                    \(profile.roles.map(\.rawValue).sorted()), \(json: try StoredJSON.encode(profile.skills)),
                    \(profile.languages.sorted()),
                    \(Int32(profile.capacity)), \(profile.isActive), \(profile.email),
                    \(record.agent.presence.rawValue), \(record.presenceSince), \(record.agent.version))
                ON CONFLICT (id) DO UPDATE SET
                    name = excluded.name, groups = excluded.groups, roles = excluded.roles, skills = excluded.skills,
                    languages = excluded.languages, capacity = excluded.capacity, is_active = excluded.is_active,
                    email = excluded.email, presence = excluded.presence, presence_since = excluded.presence_since,
                    version = excluded.version
                """
        }
    }
}
