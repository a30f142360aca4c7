import Contracts
import Domain
import Durability
import IntakeDomain
import Postgres

/// Lists cases, the newest first.
struct AnswerListCases: QueryHandler {
    typealias Store = IntakeStore

    /// One case of the list.
    private struct Line: Encodable {
        let `case`: CaseSnapshot
        let subject: String
    }

    func answer(_ query: Message<ListCases>, in transaction: Transaction) async throws -> CommandAnswer {
        try Speakers.check(query.content.actor, spokenForBy: query.user)
        let limit = query.content.limit ?? 50
        let rows = try await transaction.execute(try statement(query.content, limit: limit))
        let subjects = try rows.prefix(limit).map(CaseTable.subject)
        let lines = subjects.map { Line(case: CaseSnapshot($0), subject: $0.details.subject) }
        let next = rows.count > limit ? subjects.last.map { String($0.number.value) } : nil
        return .ok(data: try ContentCoding.encode(lines), next: next)
    }

    /// One row more than asked for tells whether the list goes on.
    private func statement(_ query: ListCases, limit: Int) throws -> Statement {
        let number = try query.number.map { text in
            guard let number = Case.Number(text) else {
                throw Refusal(.invalid, field: "data.number", message: "Must be a case number, such as CS0000123.")
            }
            return number.value
        }
        let party = query.actor.kind == .customer ? query.actor.id : query.partyId?.description
        var conditions = Conditions()
        conditions.add(query.state.map { .text($0.rawValue) }) { "state = \($0)" }
        conditions.add(query.group.map { .text($0.description) }) { "group_id = \($0)" }
        conditions.add(query.assignee.map { .text($0.description) }) { "assignee = \($0)" }
        conditions.add(party.map { .text($0) }) { "party_id = \($0)" }
        conditions.add(number.map { .int64($0) }) { "number = \($0)" }
        conditions.add(.int64(try before(query.cursor))) { "number < \($0)" }
        let rows = conditions.bind(.int64(Int64(limit + 1)))
        return Statement(
            "SELECT \(CaseTable.columns) FROM cases WHERE \(conditions.text) ORDER BY number DESC LIMIT \(rows)",
            conditions.parameters)
    }

    private func before(_ cursor: String?) throws -> Int64 {
        guard let cursor else { return .max }
        guard let number = Int64(cursor) else {
            throw Refusal(.invalid, field: "data.cursor", message: "Must be what an earlier answer gave as next.")
        }
        return number
    }
}
