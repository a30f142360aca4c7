/// The workspace of a service that keeps copies of agents.
package protocol AgentWorkspace: Sendable {
    var agents: AgentCopies { get set }
}
