import Contracts
import Domain
import RoutingDomain

/// What is answered about an agent.
struct AgentView: Encodable {
    /// How much an agent has in hand.
    struct Load: Encodable {
        /// Records that are the agent's, as their owners say.
        let used: Int
        /// Records that are offered to the agent.
        let offered: Int
        /// Records that the agent can still take.
        let free: Int
    }

    let agent: AgentSnapshot
    let presence: String
    let presenceSince: Timestamp
    let load: Load

    /// Shows an agent as he is kept.
    init(_ record: AgentRecord) throws {
        agent = try AgentSnapshot(record.agent)
        presence = record.agent.presence.rawValue
        presenceSince = record.presenceSince
        load = Load(used: record.agent.load.used, offered: record.agent.load.reserved, free: record.agent.free)
    }
}
