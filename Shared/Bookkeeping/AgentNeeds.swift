/// The needs of a service that keeps copies of agents.
package protocol AgentNeeds: Sendable {
    var agentIDs: Set<String> { get set }
}
