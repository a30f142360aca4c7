import Contracts
import Domain
import Durability
import FoundationEssentials
import Postgres

/// Lists customers, in the order in which they came to us.
struct AnswerListParties: QueryHandler {
    typealias Store = IntakeStore

    func answer(_ query: Message<ListParties>, in transaction: Transaction) async throws -> CommandAnswer {
        try Speakers.check(query.content.actor, spokenForBy: query.user)
        let limit = query.content.limit ?? 50
        let after = query.content.cursor.flatMap { UUID(uuidString: $0) }
        var conditions = Conditions()
        conditions.add(query.content.kind.map { .text($0.rawValue) }) { "kind = \($0)" }
        conditions.add(query.content.address.map { .text(CustomerAddress($0).uri) }) {
            "id IN (SELECT party_id FROM party_address WHERE address = \($0))"
        }
        conditions.add(after.map { .uuid($0) }) { "id > \($0)" }
        let last = conditions.bind(.int64(Int64(limit + 1)))
        let ids = try await transaction.execute(
            Statement(
                "SELECT id FROM party WHERE \(conditions.text) ORDER BY id LIMIT \(last)", conditions.parameters)
        ).map { try $0.uuid("id") }
        var needs = IntakeNeeds()
        needs.partyIDs = Set(ids.prefix(limit))
        let parties = try await transaction.execute(PartyTable.select(needs)).map(PartyTable.party).sorted {
            $0.id < $1.id
        }
        let next = ids.count > limit ? parties.last?.id.description : nil
        return .ok(data: try ContentCoding.encode(parties.map { PartySnapshot($0) }), next: next)
    }
}
