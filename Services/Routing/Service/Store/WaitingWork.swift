import Bookkeeping
import Domain
import Durability
import FoundationEssentials
import Postgres
import RoutingDomain

/// Loads what a matching looks at: the free agents, and of each lane as much waiting work as they could take.
///
/// Work that nobody free can take is not loaded, so that it stands in nobody's way however much there is of it. What
/// another transaction holds is passed by: its end brings the next matching.
enum WaitingWork {
    /// The most items of one lane, and of all, in one matching.
    private static let laneLimit = 200
    private static let limit = 1_000

    /// Work that asks for the same.
    private struct Lane {
        let name: String
        let group: String?
        let skills: [SkillRequirement]

        init(_ row: Row) throws {
            name = try row.text("lane")
            group = try row.textIfPresent("group_id")
            skills = try StoredJSON.decode([SkillRequirement].self, try row.text("skills"))
        }

        func isFor(_ agent: Agent) -> Bool {
            (group.map(agent.profile.groups.contains) ?? true) && skills.allSatisfy(agent.profile.has)
        }
    }

    static func load(in transaction: Transaction, at now: Timestamp) async throws -> LoadedRecords {
        let results = try await transaction.execute([AgentTable.selectFree, selectLanes])
        var loaded = LoadedRecords()
        loaded.agents = try results[0].map(AgentTable.record)
        let lanes = try results[1].map(Lane.init)
        guard let statement = try selectItems(of: lanes, for: loaded.agents.map(\.agent), at: now) else {
            return loaded
        }
        loaded.items = try await transaction.execute(statement).map(WorkItemTable.entry)
        return loaded
    }

    /// Jumps from lane to lane through the index, since there may be a million items in a few lanes.
    private static let selectLanes: Statement = """
        WITH RECURSIVE found AS (
            (SELECT lane, group_id, skills FROM work_item WHERE state = 'waiting' ORDER BY lane, turn_at, id LIMIT 1)
            UNION ALL
            SELECT following.* FROM found CROSS JOIN LATERAL (
                SELECT lane, group_id, skills FROM work_item
                WHERE state = 'waiting' AND lane > found.lane ORDER BY lane, turn_at, id LIMIT 1
            ) AS following
        )
        SELECT lane, group_id, skills FROM found
        WHERE NOT EXISTS (SELECT FROM agent_group WHERE agent_group.id = group_id AND NOT agent_group.is_active)
        """

    /// The first items of each lane that at least one of its free agents is not passed over for.
    private static func selectItems(of lanes: [Lane], for agents: [Agent], at now: Timestamp) throws -> Statement? {
        var names: [String] = []
        var rooms: [Int64] = []
        var crews: [String] = []
        for lane in lanes {
            let crew = agents.filter(lane.isFor)
            guard !crew.isEmpty else { continue }
            names.append(lane.name)
            rooms.append(Int64(min(laneLimit, crew.reduce(0) { $0 + $1.free })))
            crews.append(try StoredJSON.encode(crew.map(\.id)))
        }
        guard !names.isEmpty else { return nil }
        return Statement(
            """
            SELECT \(WorkItemTable.columns)
            FROM work_item JOIN (
                SELECT first.id FROM unnest($1, $2, $3) AS wanted (lane, room, crew) CROSS JOIN LATERAL (
                    SELECT id FROM work_item AS item
                    WHERE item.state = 'waiting' AND item.lane = wanted.lane
                      AND (item.passed_over = '{}' OR EXISTS (
                          SELECT FROM jsonb_array_elements_text(wanted.crew) AS member (agent)
                          WHERE coalesce((item.passed_over ->> member.agent)::bigint, 0) <= $4))
                    ORDER BY item.turn_at, item.id LIMIT wanted.room
                ) AS first
            ) AS chosen ON chosen.id = work_item.id
            WHERE state = 'waiting'
            ORDER BY turn_at, work_item.id LIMIT $5
            FOR UPDATE OF work_item SKIP LOCKED
            """,
            [
                .textArray(names), .int64Array(rooms), .jsonArray(crews), .int64(now.microseconds),
                .int64(Int64(limit)),
            ])
    }
}
