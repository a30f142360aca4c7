import Contracts
import Domain
import Postgres
import Testing

@testable import Routing

@Suite struct FollowingTests {
    private let julie = Samples.id(100)

    @Test func theLatestEventCountsInWhateverOrderTheyCome() async throws {
        try await RoutingFixture.with { routing in
            let amy = try await routing.hire(1, Samples.profile("Amy"))
            try await routing.hear(Samples.assigned(Samples.snapshot(julie, version: 2, assignee: amy)))
            try await routing.hear(Samples.created(Samples.snapshot(julie, version: 1)))
            try await routing.match()
            #expect(try await routing.state(of: julie) == "assigned")
            #expect(try await routing.lastOffer() == nil)
        }
    }

    @Test func aCaseThatIsOverGivesTheCapacityBackAndTakesItAgainWhenItIsReopened() async throws {
        try await RoutingFixture.with { routing in
            let amy = try await routing.hire(1, Samples.profile("Amy"))
            try await routing.hear(Samples.assigned(Samples.snapshot(julie, version: 2, .open, assignee: amy)))
            try await routing.hear(Samples.resolved(Samples.snapshot(julie, version: 3, .resolved, assignee: amy)))
            #expect(try await routing.load(of: amy) == ["used": 0, "offered": 0, "free": 1])
            let back = Samples.snapshot(julie, version: 4, .open, assignee: amy)
            try await routing.hear(
                CaseSolutionRejected(
                    case: back, changed: ["state"], actor: Samples.owner, reason: "Still 503", episode: 1))
            #expect(try await routing.load(of: amy) == ["used": 1, "offered": 0, "free": 0])
        }
    }

    @Test func unassignedWorkIsOfferedAgain() async throws {
        try await RoutingFixture.with { routing in
            let amy = try await routing.hire(1, Samples.profile("Amy"))
            try await routing.hear(Samples.assigned(Samples.snapshot(julie, version: 2, .open, assignee: amy)))
            let free = Samples.snapshot(julie, version: 3, .open)
            try await routing.hear(CaseUnassigned(case: free, changed: ["assignee"], actor: Samples.owner))
            try await routing.match()
            let offer = try #require(try await routing.lastOffer())
            try await routing.command(AcceptOffer(actor: Samples.agent(amy)), on: offer.id)
            // The case is open already: there is nothing to accept.
            #expect(try await routing.commandsSent() == ["intake.case.assign"])
        }
    }

    @Test func aRuleThatChangesRoutesWhatWaits() async throws {
        try await RoutingFixture.with { routing in
            let (empty, tv) = (Samples.id(50), Samples.id(51))
            try await routing.command(Samples.rule(1, group: empty), on: Samples.id(60))
            let john = try await routing.hire(1, Samples.profile("John", groups: [tv]))
            try await routing.hear(Samples.created(Samples.snapshot(julie)))
            try await routing.match()
            #expect(try await routing.lastOffer() == nil)
            try await routing.command(Samples.rule(1, group: tv), on: Samples.id(60))
            try await routing.match()
            #expect(try await routing.lastOffer()?.agentId == john)
        }
    }

    @Test func workThatIsMovedToAnotherGroupIsTakenFromWhomItWasOfferedTo() async throws {
        try await RoutingFixture.with { routing in
            let tv = Samples.id(50)
            try await routing.hire(1, Samples.profile("Amy"))
            try await routing.hear(Samples.created(Samples.snapshot(julie)))
            try await routing.match()
            let john = try await routing.hire(2, Samples.profile("John", groups: [tv]))
            var moved = Samples.snapshot(julie, version: 2)
            moved.group = tv
            try await routing.hear(Samples.assigned(moved))
            try await routing.match()
            #expect(try await routing.sent(OfferWithdrawn.self).count == 1)
            #expect(try await routing.lastOffer()?.agentId == john)
        }
    }

    @Test func aRuleSetsWhatThePriorityIsMadeOf() async throws {
        try await RoutingFixture.with { routing in
            var rule = Samples.rule(1, group: nil, where: Samples.equals(.channel, "phone"))
            rule.impact = .high
            try await routing.command(rule, on: Samples.id(60))
            try await routing.hear(Samples.created(Samples.snapshot(julie)))
            let commands = try await routing.sent(SetCasePriority.self)
            #expect(commands.map(\.impact) == [.high])
            #expect(commands.map(\.urgency) == [.low])
        }
    }

    @Test func aCaseThatIsOverBeforeAnybodyTookItIsNotOffered() async throws {
        try await RoutingFixture.with { routing in
            try await routing.hear(Samples.created(Samples.snapshot(julie)))
            let over = Samples.snapshot(julie, version: 2, .cancelled)
            try await routing.hear(CaseCancelled(case: over, changed: ["state"], actor: Samples.owner, reason: "Spam"))
            try await routing.hire(1, Samples.profile("Amy"))
            try await routing.match()
            #expect(try await routing.lastOffer() == nil)
        }
    }
}
