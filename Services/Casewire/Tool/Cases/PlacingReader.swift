import Contracts
import Domain
import Foundation

/// Asks routing who was offered a case, and who is there.
struct PlacingReader: Sendable {
    let client: CommandClient

    private static let page = 500

    /// To whom the case was offered; `nil` if routing does not tell.
    func placing(of id: RecordID, by actor: Principal) async throws -> CasePlacing? {
        do {
            let offers = try await offers(of: id, by: actor)
            var query = ListAgents(actor: actor)
            query.presence = .available
            query.limit = Self.page
            let available = try await client.ask(try CommandRequest(query, id: UUID().lowercased)).data.elements
            return CasePlacing(
                offers: offers, names: try await names(of: offers.compactMap { $0["agentId"]?.text }, by: actor),
                available: available.count { $0["agent"]?["isActive"] == .bool(true) })
        } catch let failure as ToolFailure where failure.isSilence {
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

    /// How long the names of agents may take, which stand beside something else.
    private static let patienceForNames = Duration.seconds(3)

    /// The names of agents by id; without those that routing does not tell soon.
    func names(of agents: [String], by actor: Principal) async throws -> [String: String] {
        let client = client.waiting(atMost: Self.patienceForNames)
        return try await withThrowingTaskGroup(of: (String, String)?.self) { group in
            for agent in Set(agents.compactMap { RecordID($0) }) {
                group.addTask { try await Self.name(of: agent, by: actor, from: client) }
            }
            return try await group.reduce(into: [:]) { names, found in
                if let (agent, name) = found { names[agent] = name }
            }
        }
    }

    private static func name(
        of agent: RecordID, by actor: Principal, from client: CommandClient
    ) async throws -> (String, String)? {
        do {
            let request = try CommandRequest(GetAgent(actor: actor), id: UUID().lowercased, subject: agent)
            let name = try await client.ask(request).data["agent"]?["name"]?.text
            return name.map { (agent.description, $0) }
        } catch let failure as ToolFailure where failure.isSilence {
            return nil
        }
    }
}
