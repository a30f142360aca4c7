import Contracts
import Domain
import Durability
import IntakeDomain
import Postgres

/// Shows a case with everything written on it.
struct AnswerGetCase: QueryHandler {
    typealias Store = IntakeStore

    func answer(_ query: Message<GetCase>, in transaction: Transaction) async throws -> CommandAnswer {
        try Speakers.check(query.content.actor, spokenForBy: query.user)
        guard let id = query.caseID else {
            throw Refusal(.invalid, field: "subject", message: "The subject must be the case's id.")
        }
        let results = try await transaction.execute([
            Statement("SELECT \(CaseTable.columns) FROM cases WHERE id = $1", [.uuid(id.uuid)]),
            """
            SELECT id, direction, visibility, author_kind, author_id, at, text FROM case_message
            WHERE case_id = \(id.uuid) ORDER BY at, id LIMIT 1000
            """,
        ])
        guard let subject = try results[0].first.map(CaseTable.subject), subject.isVisible(to: query.content.actor)
        else {
            throw Refusal(.notFound, message: "There is no such case.")
        }
        let isCustomer = query.content.actor.kind == .customer
        let messages = try results[1].map(CaseView.Message.init).filter { !isCustomer || $0.visibility == "public" }
        return .ok(
            data: try ContentCoding.encode(CaseView(subject, messages: messages, hidesDrafts: isCustomer)), next: nil)
    }
}

extension Case {
    /// Customers see their own cases only.
    func isVisible(to principal: Principal) -> Bool {
        principal.kind != .customer || origin.party?.id == principal.id
    }
}
