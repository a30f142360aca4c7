import Contracts
import Domain
import Foundation

/// Asks routing who was offered a case, and who is there.
struct PlacingReader: Sendable {
    let client: CommandClient

    private static let page = 500

    /// To whom the case was offered; `nil` if routing does not answer in time.
    func placing(of id: RecordID, by actor: Principal) async throws -> CasePlacing? {
        do {
            let offers = try await offers(of: id, by: actor)
            var query = ListAgents(actor: actor)
            query.presence = .available
            query.limit = Self.page
            let available = try await client.ask(try CommandRequest(query, id: UUID().lowercased)).data.elements
            return CasePlacing(
                offers: offers, names: try await known(offers.compactMap { $0["agentId"]?.text }, by: actor),
                available: available.count { $0["agent"]?["isActive"] == .bool(true) })
        } catch let failure as ToolFailure where failure.status == .timedOut {
            return nil
        }
    }

    private func offers(of id: RecordID, by actor: Principal) async throws -> [JSONValue] {
        var offers: [JSONValue] = []
        var query = ListOffers(actor: actor)
        query.recordId = id
        query.limit = Self.page
        repeat {
            let (data, next) = try await client.ask(try CommandRequest(query, id: UUID().lowercased))
            offers += data.elements
            query.cursor = next
        } while query.cursor != nil
        return offers.reversed()
    }

    /// The names of agents by id; without those that routing does not say in time.
    func names(of agents: [String], by actor: Principal) async throws -> [String: String] {
        do {
            return try await known(agents, by: actor)
        } catch let failure as ToolFailure where failure.status == .timedOut {
            return [:]
        }
    }

    private func known(_ agents: [String], by actor: Principal) async throws -> [String: String] {
        var names: [String: String] = [:]
        for agent in Set(agents.compactMap { RecordID($0) }) {
            let request = try CommandRequest(GetAgent(actor: actor), id: UUID().lowercased, subject: agent)
            names[agent.description] = try await client.ask(request).data["agent"]?["name"]?.text
        }
        return names
    }
}
