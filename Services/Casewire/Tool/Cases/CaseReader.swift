import Contracts
import Domain
import Foundation

/// Asks intake about cases.
struct CaseReader: Sendable {
    let client: CommandClient

    /// The cases that match, newest first, page by page; and where the list goes on, if it does.
    func list(_ query: ListCases, limit: Int) async throws -> CaseListing {
        var cases: [JSONValue] = []
        var query = query
        repeat {
            query.limit = min(500, limit - cases.count)
            let (data, next) = try await client.ask(try CommandRequest(query, id: UUID().lowercased))
            cases += data.elements
            query.cursor = next
        } while query.cursor != nil && cases.count < limit
        return CaseListing(cases: cases, next: query.cursor)
    }

    /// The names of the cases' assignees by id, as far as routing tells them.
    func assignees(of cases: [JSONValue], by actor: Principal) async throws -> [String: String] {
        try await PlacingReader(client: client).names(of: cases.compactMap { $0["case"]?["assignee"]?.text }, by: actor)
    }

    /// The case of that number; throws `failedCheck` if there is none, and `usage` if it is no number.
    func find(_ number: String, by actor: Principal) async throws -> RecordID {
        guard number.uppercased().hasPrefix("CS"), number.count > 2, number.dropFirst(2).allSatisfy(\.isNumber) else {
            throw ToolFailure(
                .usage, "\(number.printable) is not a case's number, such as CS0000007.",
                advice: "casewire case list has the numbers.")
        }
        var query = ListCases(actor: actor)
        query.number = number.uppercased()
        let found = try await list(query, limit: 1).cases
        guard let id = found.first?["case"]?["id"]?.text.flatMap({ RecordID($0) }) else {
            throw ToolFailure(.failedCheck, "There is no case \(number.printable).")
        }
        return id
    }

    /// The case with all that there is to show of it.
    func page(_ id: RecordID, by actor: Principal) async throws -> CasePage {
        async let placing = PlacingReader(client: client).placing(of: id, by: actor)
        async let notices = CaseNotices.read(of: id, by: actor, from: client)
        return CasePage(
            try await get(id, by: actor), try await history(id, by: actor), try await placing, try await notices)
    }

    /// The case with its thread and links.
    func get(_ id: RecordID, by actor: Principal) async throws -> JSONValue {
        try await client.ask(try CommandRequest(GetCase(actor: actor), id: UUID().lowercased, subject: id)).data
    }

    /// What happened to the case, oldest first.
    private func history(_ id: RecordID, by actor: Principal) async throws -> [JSONValue] {
        var entries: [JSONValue] = []
        var query = GetCaseHistory(actor: actor)
        query.limit = 500
        repeat {
            let (data, next) = try await client.ask(try CommandRequest(query, id: UUID().lowercased, subject: id))
            entries += data.elements
            query.cursor = next
        } while query.cursor != nil
        return entries
    }
}
