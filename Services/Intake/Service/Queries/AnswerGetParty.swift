import Contracts
import Domain
import Durability
import FoundationEssentials
import Postgres

/// Shows a customer.
struct AnswerGetParty: QueryHandler {
    typealias Store = IntakeStore

    func answer(_ query: Message<GetParty>, in transaction: Transaction) async throws -> CommandAnswer {
        try Speakers.check(query.content.actor, spokenForBy: query.user)
        guard let id = query.context.subject.flatMap({ Party.ID($0) }) else {
            throw Refusal(.invalid, field: "subject", message: "The subject must be the party's id.")
        }
        var needs = IntakeNeeds()
        needs.partyIDs = [id.uuid]
        guard let row = try await transaction.execute(PartyTable.select(needs)).first else {
            throw Refusal(.notFound, message: "There is no such party.")
        }
        return .ok(data: try ContentCoding.encode(PartySnapshot(try PartyTable.party(row))), next: nil)
    }
}
