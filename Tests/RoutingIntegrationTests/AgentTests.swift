import Contracts
import Domain
import FoundationEssentials
import Postgres
import Testing

@testable import Routing

@Suite struct AgentTests {
    @Test func anAgentIsAnnouncedWhenSomethingChangedAndOnlyThen() async throws {
        try await RoutingFixture.with { routing in
            let profile = Samples.profile("Amy", groups: [Samples.id(50)], skills: ["tv"], roles: [.itil])
            let added = try await routing.command(profile, on: Samples.id(1))
            #expect(added.version == 1)
            #expect(try await routing.command(profile, on: Samples.id(1)).version == 1)
            var more = profile
            more.capacity = 4
            #expect(try await routing.command(more, on: Samples.id(1)).version == 2)
            let events = try await routing.sent(AgentChanged.self)
            #expect(events.map(\.agent.version) == [1, 2])
            #expect(events.last?.changed == ["capacity"])
            #expect(events.first?.agent.roles == [.itil])
            #expect(events.first?.agent.skills == [AgentSkill(name: "tv", level: 1)])
        }
    }

    @Test func presenceOutlivesEverythingAndIsTold() async throws {
        try await RoutingFixture.with { routing in
            let amy = try await routing.hire(1, Samples.profile("Amy"))
            try await routing.command(SetAgentPresence(actor: Samples.agent(amy), presence: .busy), on: amy)
            try await routing.command(SetAgentPresence(actor: Samples.agent(amy), presence: .busy), on: amy)
            #expect(try await routing.sent(AgentPresenceChanged.self).map(\.presence) == [.available, .busy])
            try await routing.command(Samples.profile("Amy B."), on: amy)
            var query = ListAgents(actor: Samples.manager)
            query.presence = .busy
            #expect(try await routing.command(query, on: nil).json?.elements.count == 1)
        }
    }

    @Test func onlyManagersChangeReferenceData() async throws {
        try await RoutingFixture.with { routing in
            let amy = try await routing.hire(1, Samples.profile("Amy"))
            let beth = try await routing.hire(2, Samples.profile("Beth", roles: [.customerServiceManager]))
            var profile = Samples.profile("Amy", capacity: 9)
            profile.actor = Samples.agent(amy)
            #expect(try await routing.command(profile, on: amy).refusal == .forbidden)
            var rule = Samples.rule(1, group: nil)
            rule.actor = Samples.agent(amy)
            #expect(try await routing.command(rule, on: Samples.id(60)).refusal == .forbidden)
            profile.actor = Samples.agent(beth)
            #expect(try await routing.command(profile, on: amy).refusal == nil)
            let customer = GetAgent(actor: Principal(kind: .customer, id: "x"))
            #expect(try await routing.command(customer, on: amy).refusal == .forbidden)
        }
    }

    @Test func aGroupIsAnnouncedWhenItChanges() async throws {
        try await RoutingFixture.with { routing in
            var group = UpsertGroup(actor: Samples.manager, name: "TV")
            let added = try await routing.command(group, on: Samples.id(50))
            #expect(added.version == 1)
            #expect(try await routing.command(group, on: Samples.id(50)).version == 1)
            group.leads = [Samples.id(1)]
            group.expectedVersion = 7
            #expect(try await routing.command(group, on: Samples.id(50)).refusal == .staleVersion)
            group.expectedVersion = 1
            #expect(try await routing.command(group, on: Samples.id(50)).version == 2)
            #expect(try await routing.sent(GroupChanged.self).map(\.changed).last == ["leads"])
        }
    }

    @Test func listsGoOnWhereTheyEnded() async throws {
        try await RoutingFixture.with { routing in
            for (number, name) in ["Cid", "Amy", "Bob"].enumerated() {
                try await routing.hire(number + 1, Samples.profile(name))
                try await routing.command(Samples.rule(9 - number, group: nil), on: Samples.id(60 + number))
                try await routing.hear(Samples.created(Samples.snapshot(Samples.id(100 + number))))
            }
            try await routing.match()
            let manager = Samples.manager
            let agents = try await pages { cursor in
                var query = ListAgents(actor: manager)
                (query.limit, query.cursor) = (2, cursor)
                return try await routing.command(query, on: nil)
            }
            #expect(agents.compactMap { $0["agent"]?["name"]?.text } == ["Amy", "Bob", "Cid"])
            let rules = try await pages { cursor in
                var query = ListRoutingRules(actor: manager)
                (query.limit, query.cursor) = (2, cursor)
                return try await routing.command(query, on: nil)
            }
            #expect(rules.compactMap { $0["name"]?.text } == ["rule 7", "rule 8", "rule 9"])
            let offers = try await pages { cursor in
                var query = ListOffers(actor: manager)
                (query.limit, query.cursor, query.state) = (2, cursor, .made)
                return try await routing.command(query, on: nil)
            }
            #expect(Set(offers.compactMap { $0["id"]?.text }).count == 3)
            var foreign = ListOffers(actor: manager)
            foreign.cursor = "elsewhere"
            #expect(try await routing.command(foreign, on: nil).refusal == .invalid)
        }
    }

    private func pages(_ ask: (String?) async throws -> CommandAnswer) async throws -> [JSONValue] {
        var found: [JSONValue] = []
        var cursor: String?
        repeat {
            let answer = try await ask(cursor)
            found += try answer.json?.elements ?? []
            cursor = answer.next
        } while cursor != nil
        return found
    }
}

extension CommandAnswer {
    /// The version of the record after the command.
    var version: Int64? {
        if case .accepted(_, _, let version) = self { version } else { nil }
    }

    /// What was answered to a query.
    var json: JSONValue? {
        get throws {
            if case .ok(let data, _) = self { try JSONValue(parsing: data) } else { nil }
        }
    }

    /// Where the list goes on.
    var next: String? {
        if case .ok(_, let next) = self { next } else { nil }
    }
}
