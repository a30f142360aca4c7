import Contracts
import Domain
import Messaging
import Postgres
import Testing

@testable import Routing

@Suite struct AssigningTests {
    private let julie = Samples.id(100)

    /// Hires Amy, offers her Julie's case, and has her accept it.
    private func accept(_ routing: RoutingFixture) async throws -> OfferSnapshot {
        try await routing.hire(1, Samples.profile("Amy"))
        try await routing.hear(Samples.created(Samples.snapshot(julie)))
        try await routing.match()
        let offer = try #require(try await routing.lastOffer())
        let answer = try await routing.command(AcceptOffer(actor: Samples.agent(offer.agentId)), on: offer.id)
        #expect(answer == .accepted(id: offer.id.description, number: nil, version: 2))
        return offer
    }

    @Test func acceptanceAsksTheOwnerToAssignAndThenAcceptsInTheAgentsName() async throws {
        try await RoutingFixture.with { routing in
            let offer = try await accept(routing)
            #expect(try await routing.commandsSent() == ["intake.case.assign", "intake.case.accept"])
            let assign = try #require(try await routing.sent(AssignCase.self).first)
            #expect(assign.actor == .system("routing"))
            #expect(assign.assignee == offer.agentId)
            #expect(assign.offerId == offer.id)
            #expect(assign.expectedVersion == 1)
            #expect(try await routing.sent(AcceptCase.self).map(\.actor) == [Samples.agent(offer.agentId)])
            let sent = try await routing.pool.execute(
                "SELECT properties FROM message WHERE type = \(AssignCase.type.rawValue)")
            let properties = try PackedProperties.unpack(try #require(sent.first).bytes(0))
            #expect(properties.replyTo == ReplyAddress.key(of: .routing))
        }
    }

    @Test func theOwnersEventTakesTheCapacityAndSettlesTheOffer() async throws {
        try await RoutingFixture.with { routing in
            let offer = try await accept(routing)
            #expect(try await routing.load(of: offer.agentId) == ["used": 0, "offered": 1, "free": 0])
            try await routing.hear(Samples.assigned(Samples.snapshot(julie, version: 2, assignee: offer.agentId)))
            #expect(try await routing.load(of: offer.agentId) == ["used": 1, "offered": 0, "free": 0])
            try await routing.pass(.seconds(3_600))
            #expect(try await routing.sent(OfferWithdrawn.self).isEmpty)
            #expect(try await routing.sent(OfferMade.self).count == 1)
        }
    }

    @Test func aRefusedAssignmentIsOfferedToSomebodyElse() async throws {
        try await RoutingFixture.with { routing in
            let offer = try await accept(routing)
            let john = try await routing.hire(2, Samples.profile("John"))
            try await routing.answer(.refused(Refusal(.guardFailed, message: "Not in the group.")), to: offer.id)
            #expect(try await routing.sent(OfferWithdrawn.self).map(\.offer.id) == [offer.id])
            try await routing.match()
            #expect(try await routing.lastOffer()?.agentId == john)
        }
    }

    @Test func whoLostARaceIsAskedAgain() async throws {
        try await RoutingFixture.with { routing in
            let offer = try await accept(routing)
            try await routing.answer(.refused(Refusal(.staleVersion, message: "Version 2 is there.")), to: offer.id)
            try await routing.match()
            #expect(try await routing.sent(OfferMade.self).map(\.offer.agentId) == [offer.agentId, offer.agentId])
        }
    }

    @Test func anAnswerThatSaysYesOrComesLateChangesNothing() async throws {
        try await RoutingFixture.with { routing in
            let offer = try await accept(routing)
            try await routing.answer(.accepted(id: julie.description, number: nil, version: 2), to: offer.id)
            #expect(try await routing.state(of: julie) == "offered")
            try await routing.hear(Samples.assigned(Samples.snapshot(julie, version: 2, assignee: offer.agentId)))
            try await routing.answer(.refused(Refusal(.unavailable, message: "Late.")), to: offer.id)
            #expect(try await routing.state(of: julie) == "assigned")
            #expect(try await routing.sent(OfferWithdrawn.self).isEmpty)
        }
    }

    @Test func anOwnerWhoSaysNothingIsNotWaitedForForEver() async throws {
        try await RoutingFixture.with { routing in
            let offer = try await accept(routing)
            try await routing.pass(.seconds(119))
            #expect(try await routing.sent(OfferWithdrawn.self).isEmpty)
            try await routing.pass(.seconds(1))
            #expect(try await routing.sent(OfferWithdrawn.self).map(\.offer.id) == [offer.id])
            #expect(try await routing.state(of: julie) == "waiting")
            #expect(try await routing.load(of: offer.agentId) == ["used": 0, "offered": 0, "free": 1])
        }
    }

    @Test func anAssignmentByHandEndsTheOffer() async throws {
        try await RoutingFixture.with { routing in
            let offer = try await accept(routing)
            let beth = try await routing.hire(3, Samples.profile("Beth"))
            try await routing.hear(Samples.assigned(Samples.snapshot(julie, version: 2, assignee: beth)))
            #expect(try await routing.sent(OfferWithdrawn.self).map(\.offer.id) == [offer.id])
            #expect(try await routing.load(of: offer.agentId) == ["used": 0, "offered": 0, "free": 1])
            #expect(try await routing.load(of: beth) == ["used": 1, "offered": 0, "free": 0])
        }
    }
}
