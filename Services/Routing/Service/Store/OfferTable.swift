import Bookkeeping
import Domain
import Postgres
import RoutingDomain

/// The table `offer`.
enum OfferTable {
    static let columns = """
        offer.id, offer.record_id, offer.agent, offer.weight, offer.generation, offer.made_at, offer.expires_at,
        offer.group_id, offer.record_version, offer.state, offer.due_at, offer.version
        """

    /// Selects the offers that are wanted, and the open ones of the records that are; the records are locked before.
    static func select(_ needs: RoutingNeeds) -> Statement {
        Statement(
            """
            SELECT \(columns) FROM offer
            WHERE offer.id IN (
                SELECT unnest($1)
                UNION SELECT offer_id FROM work_item WHERE work_item.id = ANY ($2)
                UNION SELECT offer_id FROM work_item WHERE state = 'offered' AND agent = ANY ($3))
            """,
            [
                .uuidArray(needs.offers.map(\.uuid)), .uuidArray(needs.records.map(\.uuid)),
                .textArray(Array(needs.leavingAgents)),
            ])
    }

    static func entry(_ row: Row) throws -> RoutingWorkspace.OfferEntry {
        RoutingWorkspace.OfferEntry(
            offer: try offer(row), group: try row.textIfPresent("group_id"),
            recordVersion: try row.int64("record_version"), dueAt: try row.timestampIfPresent("due_at"))
    }

    private static func offer(_ row: Row) throws -> Offer {
        guard let state = Offer.State(rawValue: try row.text("state")) else {
            throw StoredValueError(column: "offer.state")
        }
        let terms = Offer.Terms(
            item: WorkItem.ID(try row.uuid("record_id")), agent: try row.text("agent"), weight: try row.int("weight"),
            generation: try row.int("generation"), madeAt: try row.timestamp("made_at"),
            expiresAt: try row.timestamp("expires_at"))
        return Offer(id: Offer.ID(try row.uuid("id")), terms: terms, state: state, version: try row.int64("version"))
    }

    static func save(_ entries: [RoutingWorkspace.OfferEntry]) -> [Statement] {
        let new = entries.filter(\.isNew)
        let changed = entries.filter { !$0.isNew }
        return (new.isEmpty ? [] : [insert(new)]) + (changed.isEmpty ? [] : [update(changed)])
    }

    private static func insert(_ entries: [RoutingWorkspace.OfferEntry]) -> Statement {
        let terms = entries.map(\.offer.terms)
        return Statement(
            """
            INSERT INTO offer (
                id, state, due_at, version, record_id, agent, weight, generation, made_at, expires_at, group_id,
                record_version)
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            standing(entries) + [
                .uuidArray(terms.map(\.item.uuid)), .textArray(terms.map(\.agent)),
                .int32Array(terms.map { Int32($0.weight) }), .int32Array(terms.map { Int32($0.generation) }),
                .timestampArray(terms.map(\.madeAt)), .timestampArray(terms.map(\.expiresAt)),
                .textArray(entries.map(\.group)), .int64Array(entries.map(\.recordVersion)),
            ])
    }

    private static func update(_ entries: [RoutingWorkspace.OfferEntry]) -> Statement {
        Statement(
            """
            UPDATE offer SET state = m.state, due_at = m.due_at, version = m.version
            FROM unnest($1, $2, $3, $4) AS m (id, state, due_at, version)
            WHERE offer.id = m.id
            """,
            standing(entries))
    }

    /// The columns that change, behind the id.
    private static func standing(_ entries: [RoutingWorkspace.OfferEntry]) -> [SQLValue] {
        [
            .uuidArray(entries.map(\.offer.id.uuid)), .textArray(entries.map(\.offer.state.rawValue)),
            .timestampArray(entries.map(\.dueAt)), .int64Array(entries.map(\.offer.version)),
        ]
    }
}
