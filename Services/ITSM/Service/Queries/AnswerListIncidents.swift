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
        var conditions = Conditions()
        conditions.add(query.state.map { .text($0.rawValue) }) { "state = \($0)" }
        conditions.add(query.group.map { .text($0.description) }) { "group_id = \($0)" }
        conditions.add(query.assignee.map { .text($0.description) }) { "assignee = \($0)" }
        conditions.add(caller.map { .text($0) }) { "caller_id = \($0)" }
        conditions.add(try number(query.number).map { .int64($0) }) { "number = \($0)" }
        conditions.add(.int64(try before(query.cursor))) { "number < \($0)" }
        conditions.add(query.caseId.map { .uuid($0.uuid) }) {
            "id IN (SELECT incident_id FROM incident_case WHERE case_id = \($0))"
        }
        let rows = conditions.bind(.int64(Int64(limit + 1)))
        return Statement(
            "SELECT \(IncidentTable.columns) FROM incident WHERE \(conditions.text) ORDER BY number DESC LIMIT \(rows)",
            conditions.parameters)
    }

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
