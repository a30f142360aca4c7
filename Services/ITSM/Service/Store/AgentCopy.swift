import Domain

/// What itsm has heard of an agent from routing: enough to say what the agent may do.
struct AgentCopy: Hashable, Sendable {
    let id: String
    var name: String
    var groups: Set<String>
    var roles: Set<Role>
    /// The version of the agent that this copy shows.
    var version: Int64
}
