import Bookkeeping
import Domain
import Durability
import FoundationEssentials
import Postgres
import RoutingDomain

/// The table `work_item`.
enum WorkItemTable {
    static let columns = """
        work_item.id, kind, number, record_version, is_started, facts, owner_group, group_id, skills, language, weight,
        priority, state, agent, offer_id, waiting_since, generation, passed_over, rules_version, moved_at
        """

    /// Locks the records that are wanted, by whatever key, in id order: whoever changes an offer holds its record.
    static func lockAndSelect(_ needs: RoutingNeeds) -> Statement {
        Statement(
            """
            SELECT \(columns) FROM work_item
            WHERE id IN (
                SELECT unnest($1)
                UNION SELECT record_id FROM offer WHERE offer.id = ANY ($2)
                UNION SELECT held.id FROM work_item AS held WHERE held.state = 'offered' AND held.agent = ANY ($3))
            ORDER BY id FOR UPDATE
            """,
            [
                .uuidArray(needs.records.map(\.uuid)), .uuidArray(needs.offers.map(\.uuid)),
                .textArray(Array(needs.leavingAgents)),
            ])
    }

    static func entry(_ row: Row) throws -> RoutingWorkspace.ItemEntry {
        RoutingWorkspace.ItemEntry(
            item: try item(row), record: try record(row), rulesVersion: try row.int64("rules_version"),
            movedAt: try row.timestamp("moved_at"))
    }

    static func record(_ row: Row) throws -> WorkRecord {
        guard let kind = WorkRecord.Kind(rawValue: try row.text("kind")) else {
            throw StoredValueError(column: "work_item.kind")
        }
        return WorkRecord(
            kind: kind, number: try row.text("number"), version: try row.int64("record_version"),
            isStarted: try row.bool("is_started"), group: try row.textIfPresent("owner_group"), facts: try facts(row))
    }

    private static func item(_ row: Row) throws -> WorkItem {
        guard let priority = Priority(rawValue: try row.int("priority")) else {
            throw StoredValueError(column: "work_item.priority")
        }
        let requirement = WorkItem.Requirement(
            group: try row.textIfPresent("group_id"),
            skills: try StoredJSON.decode([SkillRequirement].self, try row.text("skills")),
            language: try row.textIfPresent("language"), weight: try row.int("weight"))
        let passedOver = try StoredJSON.decode([String: Int64].self, try row.text("passed_over"))
        return WorkItem(
            id: WorkItem.ID(try row.uuid("id")), requirement: requirement, priority: priority,
            waitingSince: try row.timestamp("waiting_since"), state: try state(row),
            history: WorkItem.History(
                generation: try row.int("generation"),
                passedOver: passedOver.mapValues { Timestamp(microseconds: $0) }))
    }

    private static func state(_ row: Row) throws -> WorkItem.State {
        let agent = try row.textIfPresent("agent")
        let offer = try row.uuidIfPresent("offer_id").map { Offer.ID($0) }
        switch (try row.text("state"), agent, offer) {
        case ("waiting", _, _): return .waiting
        case ("offered", let agent?, let offer?): return .offered(offer, agent: agent)
        case ("assigned", let agent?, _): return .assigned(agent: agent)
        case ("done", _, _): return .done
        case (_, _, _): throw StoredValueError(column: "work_item.state")
        }
    }

    private static func facts(_ row: Row) throws -> RoutingRule.Subject {
        var facts: RoutingRule.Subject = [:]
        for (name, value) in try StoredJSON.decode([String: String].self, try row.text("facts")) {
            guard let member = RoutingRule.Member(rawValue: name) else {
                throw StoredValueError(column: "work_item.facts")
            }
            facts[member] = value
        }
        return facts
    }
}
