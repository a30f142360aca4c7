import Contracts
import Domain
import Postgres
import Testing

@testable import Routing

@Suite struct OfferingTests {
    private let julie = Samples.id(100)

    @Test func aNewCaseIsOfferedOnceToTheGroupOfItsRule() async throws {
        try await RoutingFixture.with { routing in
            let tv = Samples.id(50)
            try await routing.command(
                Samples.rule(1, group: tv, where: Samples.equals(.channel, "phone")), on: Samples.id(60))
            try await routing.hire(1, Samples.profile("Amy", groups: [Samples.id(51)]))
            let john = try await routing.hire(2, Samples.profile("John", groups: [tv]))
            try await routing.hear(Samples.created(Samples.snapshot(julie)), id: "e1")
            try await routing.hear(Samples.created(Samples.snapshot(julie)), id: "e1")
            try await routing.match()
            let offers = try await routing.sent(OfferMade.self).map(\.offer)
            #expect(offers.map(\.agentId) == [john])
            #expect(offers.first?.groupId == tv)
            #expect(offers.first?.record.number == "CS0000001")
            #expect(offers.first?.expiresAt == Samples.moment.advanced(by: .seconds(60)))
            #expect(try await routing.load(of: john) == ["used": 0, "offered": 1, "free": 0])
        }
    }

    @Test func workOfARuleWithSkillsWaitsForWhoHasThem() async throws {
        try await RoutingFixture.with { routing in
            try await routing.command(Samples.rule(1, group: nil, skills: ["tv"]), on: Samples.id(60))
            try await routing.hire(1, Samples.profile("Amy"))
            try await routing.hear(Samples.created(Samples.snapshot(julie)))
            try await routing.match()
            #expect(try await routing.lastOffer() == nil)
            let john = try await routing.hire(2, Samples.profile("John", skills: ["tv"]))
            try await routing.match()
            #expect(try await routing.lastOffer()?.agentId == john)
        }
    }

    @Test func aRejectedOfferGoesToTheNextAgentAndComesRoundAgain() async throws {
        try await RoutingFixture.with { routing in
            let both = [
                try await routing.hire(1, Samples.profile("Amy")), try await routing.hire(2, Samples.profile("John")),
            ]
            try await routing.hear(Samples.created(Samples.snapshot(julie)))
            try await routing.match()
            for _ in both {
                let offer = try #require(try await routing.lastOffer())
                var command = RejectOffer(actor: Samples.agent(offer.agentId))
                command.reason = "Lunch."
                try await routing.command(command, on: offer.id)
                try await routing.match()
            }
            #expect(Set(try await routing.sent(OfferMade.self).map(\.offer.agentId)) == Set(both))
            #expect(try await routing.sent(OfferRejected.self).map(\.reason) == ["Lunch.", "Lunch."])
            #expect(try await routing.state(of: julie) == "waiting")
            try await routing.pass(.seconds(301))
            #expect(try await routing.sent(OfferMade.self).map(\.offer.generation) == [1, 2, 3])
        }
    }

    @Test func whoDoesNotAnswerIsPassedOver() async throws {
        try await RoutingFixture.with { routing in
            try await routing.hire(1, Samples.profile("Amy"))
            try await routing.hire(2, Samples.profile("John"))
            try await routing.hear(Samples.created(Samples.snapshot(julie)))
            try await routing.match()
            try await routing.pass(.seconds(59))
            #expect(try await routing.sent(OfferExpired.self).isEmpty)
            let late = try #require(try await routing.lastOffer())
            try await routing.pass(.seconds(1))
            #expect(try await routing.sent(OfferExpired.self).map(\.offer.id) == [late.id])
            let offers = try await routing.sent(OfferMade.self).map(\.offer)
            #expect(Set(offers.map(\.agentId)).count == 2)
            let answer = try await routing.command(AcceptOffer(actor: Samples.agent(late.agentId)), on: late.id)
            #expect(answer.refusal == .alreadyDecided)
        }
    }

    @Test func anOfferIsAnsweredByItsAgentAlone() async throws {
        try await RoutingFixture.with { routing in
            let amy = try await routing.hire(1, Samples.profile("Amy"))
            try await routing.hear(Samples.created(Samples.snapshot(julie)))
            try await routing.match()
            let offer = try #require(try await routing.lastOffer())
            let john = try await routing.hire(2, Samples.profile("John"))
            let other = try await routing.command(AcceptOffer(actor: Samples.agent(john)), on: offer.id)
            #expect(other.refusal == .forbidden)
            let stranger = try await routing.command(
                AcceptOffer(actor: Samples.agent(amy)), on: offer.id, user: "trusted-x")
            #expect(stranger.refusal == .forbidden)
            let nothing = try await routing.command(AcceptOffer(actor: Samples.agent(amy)), on: Samples.id(9))
            #expect(nothing.refusal == .notFound)
        }
    }

    @Test func whoGoesLosesWhatWasOfferedToThem() async throws {
        try await RoutingFixture.with { routing in
            let amy = try await routing.hire(1, Samples.profile("Amy"))
            try await routing.hear(Samples.created(Samples.snapshot(julie)))
            try await routing.match()
            try await routing.command(SetAgentPresence(actor: Samples.agent(amy), presence: .offline), on: amy)
            #expect(try await routing.sent(OfferWithdrawn.self).map(\.reason) == ["The agent has gone."])
            try await routing.match()
            #expect(try await routing.sent(OfferMade.self).count == 1)
            #expect(try await routing.state(of: julie) == "waiting")
        }
    }

    @Test func anIncidentGoesToItsGroup() async throws {
        try await RoutingFixture.with { routing in
            let group = Samples.id(50)
            try await routing.hire(1, Samples.profile("Amy"))
            let chris = try await routing.hire(2, Samples.profile("Chris", groups: [group]))
            let record = Samples.id(200)
            try await routing.hear(
                IncidentCreated(incident: Samples.incident(record, group: group), changed: [], actor: Samples.owner))
            try await routing.match()
            let offer = try #require(try await routing.lastOffer())
            #expect(offer.agentId == chris)
            #expect(offer.record.type == .incident)
            try await routing.command(AcceptOffer(actor: Samples.agent(chris)), on: offer.id)
            #expect(try await routing.commandsSent() == ["itsm.incident.assign", "itsm.incident.start"])
            #expect(try await routing.sent(AssignIncident.self).map(\.assignee) == [chris])
            #expect(try await routing.sent(StartIncident.self).map(\.actor) == [Samples.agent(chris)])
        }
    }
}
