import Contracts
import Domain
import Durability
import FoundationEssentials
import ITSMDomain
import Postgres

/// Shows an incident with everything said about it.
struct AnswerGetIncident: QueryHandler {
    typealias Store = ITSMStore

    func answer(_ query: Message<GetIncident>, in transaction: Transaction) async throws -> CommandAnswer {
        try Speakers.check(query.content.actor, spokenForBy: query.user)
        guard let id = query.incidentID else {
            throw Refusal(.invalid, field: "subject", message: "The subject must be the incident's id.")
        }
        var needs = ITSMNeeds()
        needs.incidentIDs = [id]
        let results = try await transaction.execute([
            Statement("SELECT \(IncidentTable.columns) FROM incident WHERE id = $1", [.uuid(id.uuid)]),
            CaseLinkTable.select(needs),
            """
            SELECT id, visibility, author_kind, author_id, at, text FROM incident_comment
            WHERE incident_id = \(id.uuid) ORDER BY at, id LIMIT 1000
            """,
        ])
        let links = try CaseLinkTable.links(results[1])
        guard let subject = try results[0].first.map({ try IncidentTable.subject($0, links: links) }),
            subject.isVisible(to: query.content.actor)
        else {
            throw Refusal(.notFound, message: "There is no such incident.")
        }
        let view = IncidentView(subject, comments: try results[2].map(IncidentView.Comment.init))
        let shown = query.content.actor.kind == .customer ? view.forCaller : view
        return .ok(data: try ContentCoding.encode(shown), next: nil)
    }
}

extension Incident {
    /// Customers see the incidents that they called for only.
    fileprivate func isVisible(to principal: Principal) -> Bool {
        principal.kind != .customer || origin.callerID == principal.id
    }
}
