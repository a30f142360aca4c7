import Contracts
import Domain
import Foundation

/// What the customer of a case was told, and what became of it.
struct CaseNotices: Sendable {
    /// The messages as notification answers with them, oldest first.
    let messages: [JSONValue]

    /// The messages as a table; nothing if there were none.
    func lines(_ painter: Painter) -> [String] {
        guard !messages.isEmpty else { return [] }
        var table = TextTable([
            .init("TOLD"), .init("TO", limit: 40), .init("STATE"), .init("WHY", limit: 60), .init("SINCE"),
        ])
        for message in messages {
            let notice = message["notification"] ?? .null
            table.add([
                notice["template"]?.text, message["address"]?.text, notice["state"]?.text, message["reason"]?.text,
                message["changedAt"]?.text.map { String($0.prefix(19)).replacing("T", with: " ") },
            ])
        }
        return table.lines(painter)
    }
}

extension CaseNotices {
    /// Asks notification; `nil` if it does not tell.
    static func read(of id: RecordID, by actor: Principal, from client: CommandClient) async throws -> CaseNotices? {
        var messages: [JSONValue] = []
        var query = ListNotifications(actor: actor)
        query.recordId = id
        query.limit = 500
        do {
            repeat {
                let (data, next) = try await client.ask(try CommandRequest(query, id: UUID().lowercased))
                messages += data.elements
                query.cursor = next
            } while query.cursor != nil
        } catch let failure as ToolFailure where failure.isSilence {
            return nil
        }
        return CaseNotices(messages: messages.reversed())
    }
}
