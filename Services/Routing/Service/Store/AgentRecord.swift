import Domain
import RoutingDomain

/// An agent as he is kept: the domain's agent, and since when his presence is what it is.
struct AgentRecord: Hashable, Sendable {
    var agent: Agent
    var presenceSince: Timestamp
}
