import Domain
import RoutingDomain
import Testing

@Suite struct AgentTests {
    private func decide(_ action: Agent.Action, by actor: Actor) throws(Rejection) -> [Agent.Fact] {
        try Sample.agent("john").decide(Agent.Command(action, by: actor, at: Sample.now)).map(\.fact)
    }

    @Test func anAgentSaysHimselfWhetherHeTakesWork() throws {
        #expect(try decide(.setPresence(.away), by: Sample.john) == [.presenceChanged(.away)])
        #expect(try decide(.setPresence(.available), by: Sample.john).isEmpty)
        let mary = Actor(Principal(kind: .agent, id: "mary"), roles: [.agent])
        #expect(throws: Rejection.self) { try decide(.setPresence(.away), by: mary) }
        let lead = Actor(Principal(kind: .agent, id: "mick"), roles: [.teamLead])
        #expect(try decide(.setPresence(.offline), by: lead) == [.presenceChanged(.offline)])
    }

    @Test func anImportChangesTheProfileOnce() throws {
        var imported = Agent(importing: Sample.agent("john").profile, at: Sample.now)
        let command = Agent.Command(.configure(imported.profile), by: Sample.routing, at: Sample.now)
        #expect(try imported.perform(command).map(\.fact.name) == ["changed"])
        #expect(try imported.perform(command).isEmpty)
        #expect(imported.version == 1)
        #expect(imported.presence == .offline)
    }

    @Test func capacityIsHeldByOffersAndTakenByWork() {
        var agent = Sample.agent("john", capacity: 3)
        agent.wasOffered(2)
        #expect(agent.free == 1)
        agent.offerEnded(2)
        agent.tookOn(2, at: Sample.after(10))
        #expect(agent.free == 1)
        agent.letGo(5, at: Sample.after(20))
        #expect(agent.free == 3)
        #expect(agent.load.idleSince == Sample.after(20))
    }
}
