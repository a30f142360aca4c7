import Contracts

/// The step in which intake gets to know the agents, who are routing's: an assignment to an agent whom intake does not
/// know yet would be refused, and the agent passed over for a while.
struct MeetStaff: Sendable {
    let staff: DemoStaff
    let caseID: RecordID

    /// Lets each agent do something that changes nothing, until intake lets them.
    func run(on stage: DemoStage) async throws {
        for (number, agent) in staff.agents.enumerated() {
            var content = UnassignCase(actor: agent.principal)
            content.reason = "Nobody has it yet."
            try await stage.command(content, step: "meet-\(number)", subject: caseID)
        }
    }
}
