import Contracts
import Domain
import Durability
import Postgres
import RoutingDomain

/// Lists offers, the newest first.
struct AnswerListOffers: QueryHandler {
    typealias Store = RoutingStore

    func answer(_ query: Message<ListOffers>, in transaction: Transaction) async throws -> CommandAnswer {
        try query.requireStaff()
        let limit = query.content.limit ?? 50
        let rows = try await transaction.execute(try statement(query.content, limit: limit))
        let offers = try rows.prefix(limit).map { row in
            try OfferSnapshot(try OfferTable.entry(row), of: try WorkItemTable.record(row))
        }
        let next = rows.count > limit ? offers.last?.id.description : nil
        return .ok(data: try ContentCoding.encode(offers), next: next)
    }

    /// One row more than asked for tells whether the list goes on.
    private func statement(_ query: ListOffers, limit: Int) throws -> Statement {
        let before = try query.cursor.map { cursor in
            guard let id = Offer.ID(cursor) else { throw Refusal.foreignCursor }
            return id
        }
        var conditions = Conditions()
        conditions.add(query.agentId.map { .text($0.description) }) { "offer.agent = \($0)" }
        conditions.add(query.recordId.map { .uuid($0.uuid) }) { "record_id = \($0)" }
        conditions.add(query.state.map { .text($0.rawValue) }) { "offer.state = \($0)" }
        conditions.add(before.map { .uuid($0.uuid) }) { "offer.id < \($0)" }
        let rows = conditions.bind(.int64(Int64(limit + 1)))
        return Statement(
            """
            SELECT \(OfferTable.columns), kind, number, is_started, owner_group, facts
            FROM offer JOIN work_item ON work_item.id = record_id
            WHERE \(conditions.text) ORDER BY offer.id DESC LIMIT \(rows)
            """, conditions.parameters)
    }
}
