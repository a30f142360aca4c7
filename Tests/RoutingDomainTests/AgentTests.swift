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

    @Test func anOfferHoldsCapacity() {
        var agent = Sample.agent("john", capacity: 3, used: 1)
        agent.wasOffered(1)
        #expect(agent.free == 1)
        agent.wasOffered(5)
        #expect(agent.free == 0)
    }

    @Test(arguments: Agent.Presence.allCases)
    func onlyWhoIsAvailableAndWorksHereTakesWork(presence: Agent.Presence) {
        var profile = Sample.agent("john").profile
        func agent() -> Agent {
            Agent(profile: profile, presence: presence, load: Agent.Load(idleSince: Sample.now), version: 1)
        }
        #expect(agent().isAvailable == (presence == .available))
        profile.isActive = false
        #expect(!agent().isAvailable)
    }
}
