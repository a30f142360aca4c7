import Contracts
import Domain
import Durability
import FoundationEssentials
import ITSMDomain
import Postgres

/// Lists incidents, the newest first.
struct AnswerListIncidents: QueryHandler {
    typealias Store = ITSMStore

    func answer(_ query: Message<ListIncidents>, in transaction: Transaction) async throws -> CommandAnswer {
        try Speakers.check(query.content.actor, spokenForBy: query.user)
        let limit = query.content.limit ?? 50
        let rows = try await transaction.execute(try statement(query.content, limit: limit))
        var needs = ITSMNeeds()
        needs.incidentIDs = Set(try rows.prefix(limit).map { Incident.ID(try $0.uuid("id")) })
        let links = try CaseLinkTable.links(try await transaction.execute(CaseLinkTable.select(needs)))
        let subjects = try rows.prefix(limit).map { try IncidentTable.subject($0, links: links) }
        let isCustomer = query.content.actor.kind == .customer
        let shown = subjects.map { isCustomer ? IncidentSnapshot($0).withoutLinks : IncidentSnapshot($0) }
        let next = rows.count > limit ? subjects.last.map { String($0.number.value) } : nil
        return .ok(data: try ContentCoding.encode(shown), next: next)
    }

    /// One row more than asked for tells whether the list goes on.
    private func statement(_ query: ListIncidents, limit: Int) throws -> Statement {
        let caller = query.actor.kind == .customer ? query.actor.id : nil
        return Statement(
            """
            SELECT \(IncidentTable.columns) FROM incident
            WHERE ($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR group_id = $2)
              AND ($3::text IS NULL OR assignee = $3) AND ($4::text IS NULL OR caller_id = $4)
              AND ($5::bigint IS NULL OR number = $5) AND number < $6
              AND ($7::uuid IS NULL OR id IN (SELECT incident_id FROM incident_case WHERE case_id = $7))
            ORDER BY number DESC LIMIT $8
            """,
            [
                text(query.state?.rawValue), text(query.group?.description), text(query.assignee?.description),
                text(caller), try number(query.number).map { .int64($0) } ?? .null(.int64),
                .int64(try before(query.cursor)), query.caseId.map { .uuid($0.uuid) } ?? .null(.uuid),
                .int64(Int64(limit + 1)),
            ])
    }

    private func text(_ value: String?) -> SQLValue { value.map { .text($0) } ?? .null(.text) }

    private func number(_ text: String?) throws -> Int64? {
        guard let text else { return nil }
        guard let number = Incident.Number(text) else {
            throw Refusal(.invalid, field: "data.number", message: "Must be an incident number, such as INC0000042.")
        }
        return number.value
    }

    private func before(_ cursor: String?) throws -> Int64 {
        guard let cursor else { return .max }
        guard let number = Int64(cursor) else {
            throw Refusal(.invalid, field: "data.cursor", message: "Must be what an earlier answer gave as next.")
        }
        return number
    }
}
