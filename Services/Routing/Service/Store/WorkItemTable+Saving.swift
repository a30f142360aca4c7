import Domain
import Durability
import FoundationEssentials
import Postgres
import RoutingDomain

extension WorkItemTable {
    /// Inserts the new and updates the changed, in one statement each. A record that another transaction has entered
    /// meanwhile is a unique violation, on which the batch is done anew.
    static func save(_ entries: [RoutingWorkspace.ItemEntry], by matcher: Matcher, at now: Timestamp) throws
        -> [Statement]
    {
        let sorted = entries.sorted { $0.item.id < $1.item.id }
        let new = sorted.filter(\.isNew)
        let changed = sorted.filter { !$0.isNew }
        return (new.isEmpty ? [] : [try insert(new, matcher, at: now)])
            + (changed.isEmpty ? [] : [try update(changed, matcher, at: now)])
    }

    private static func insert(
        _ entries: [RoutingWorkspace.ItemEntry], _ matcher: Matcher, at now: Timestamp
    ) throws -> Statement {
        Statement(
            """
            INSERT INTO work_item (
                id, record_version, is_started, facts, owner_group, group_id, skills, language, weight, lane, priority,
                state, agent, offer_id, waiting_since, turn_at, generation, passed_over, rules_version, moved_at, kind,
                number)
            SELECT * FROM unnest(
                $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
            """,
            try values(entries, matcher, at: now) + [
                .textArray(entries.map(\.record.kind.rawValue)), .textArray(entries.map(\.record.number)),
            ])
    }

    /// Work that is done keeps the agent who had it last.
    private static func update(
        _ entries: [RoutingWorkspace.ItemEntry], _ matcher: Matcher, at now: Timestamp
    ) throws -> Statement {
        Statement(
            """
            UPDATE work_item SET
                record_version = m.record_version, is_started = m.is_started, facts = m.facts,
                owner_group = m.owner_group, group_id = m.group_id, skills = m.skills, language = m.language,
                weight = m.weight, lane = m.lane, priority = m.priority, state = m.state,
                agent = CASE m.state WHEN 'done' THEN work_item.agent ELSE m.agent END, offer_id = m.offer_id,
                waiting_since = m.waiting_since, turn_at = m.turn_at, generation = m.generation,
                passed_over = m.passed_over, rules_version = m.rules_version, moved_at = m.moved_at
            FROM unnest(
                $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20
            ) AS m (
                id, record_version, is_started, facts, owner_group, group_id, skills, language, weight, lane, priority,
                state, agent, offer_id, waiting_since, turn_at, generation, passed_over, rules_version, moved_at)
            WHERE work_item.id = m.id
            """,
            try values(entries, matcher, at: now))
    }

    /// The twenty columns that both statements begin with.
    private static func values(
        _ entries: [RoutingWorkspace.ItemEntry], _ matcher: Matcher, at now: Timestamp
    ) throws -> [SQLValue] {
        let items = entries.map(\.item)
        return [
            .uuidArray(items.map(\.id.uuid)), .int64Array(entries.map(\.record.version)),
            .boolArray(entries.map(\.record.isStarted)),
            .jsonArray(try entries.map { try StoredJSON.encode($0.record.facts.byName) }),
            .textArray(entries.map(\.record.group)), .textArray(items.map(\.requirement.group)),
            .jsonArray(try items.map { try StoredJSON.encode($0.requirement.skills) }),
            .textArray(items.map(\.requirement.language)), .int32Array(items.map { Int32($0.requirement.weight) }),
            .textArray(items.map(\.requirement.lane)), .int16Array(items.map { Int16($0.priority.rawValue) }),
            .textArray(items.map(\.state.name)), .textArray(items.map(\.state.agent)),
            .uuidArray(items.map(\.state.offer?.uuid)), .timestampArray(items.map(\.waitingSince)),
            .timestampArray(items.map { matcher.turn(of: $0) }),
            .int32Array(items.map { Int32($0.history.generation) }),
            .jsonArray(try items.map { try StoredJSON.encode($0.history.passedOver(after: now)) }),
            .int64Array(entries.map(\.rulesVersion)), .timestampArray(entries.map(\.movedAt)),
        ]
    }
}

extension WorkItem.Requirement {
    /// The group and the skills as one text: who can take one item of a lane can take all of them.
    fileprivate var lane: String {
        let wanted = skills.map { "\($0.skill):\($0.minimumLevel)" }.sorted()
        return ([group ?? ""] + wanted).joined(separator: "\n")
    }
}

extension WorkItem.State {
    /// Who is asked, or has it.
    fileprivate var agent: String? {
        switch self {
        case .waiting, .done: nil
        case .offered(_, let agent), .assigned(let agent): agent
        }
    }
}

extension WorkItem.History {
    /// Who is still passed over, and until when in microseconds since 1970.
    fileprivate func passedOver(after now: Timestamp) -> [String: Int64] {
        passedOver.filter { $0.value > now }.mapValues(\.microseconds)
    }
}

extension RoutingRule.Subject {
    fileprivate var byName: [String: String] {
        [String: String](uniqueKeysWithValues: map { ($0.key.rawValue, $0.value) })
    }
}
