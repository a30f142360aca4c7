import Domain
import RoutingDomain
import Testing

@Suite struct OfferTests {
    private func decide(
        _ action: Offer.Action, _ state: Offer.State = .made, by actor: Actor, after seconds: Int64 = 0
    ) throws(Rejection) -> [Offer.Fact] {
        try Sample.offer(state).decide(Offer.Command(action, by: actor, at: Sample.after(seconds))).map(\.fact)
    }

    @Test func anOfferBeginsWithItsTerms() {
        let terms = Sample.offer().terms
        let made = Offer.make(id: Sample.offerID(1), terms: terms, by: Sample.routing.principal)
        #expect(made.events.map(\.fact) == [.made(terms)])
        #expect(made.subject.version == 1)
        #expect(made.subject.state == .made)
    }

    @Test func anOpenOfferCanEndInEveryWay() throws {
        #expect(try decide(.accept, by: Sample.john) == [.accepted])
        #expect(try decide(.reject(reason: "busy"), by: Sample.john) == [.rejected(reason: "busy")])
        #expect(try decide(.expire, by: Sample.routing, after: 60) == [.expired])
        #expect(try decide(.withdraw(reason: "gone"), by: Sample.routing) == [.withdrawn(reason: "gone")])
    }

    @Test(arguments: [Offer.State.accepted, .rejected, .expired, .withdrawn])
    func whoComesLateHearsThatItIsDecided(state: Offer.State) throws {
        let refusal = Rejection.alreadyDecided(reason: "The offer is \(state.rawValue).")
        #expect(throws: refusal) { try decide(.accept, state, by: Sample.john) }
        #expect(throws: refusal) { try decide(.reject(reason: "busy"), state, by: Sample.john) }
        #expect(throws: refusal) { try decide(.expire, state, by: Sample.routing, after: 60) }
        if state == .accepted {
            #expect(try decide(.withdraw(reason: "refused"), state, by: Sample.routing).count == 1)
        } else {
            #expect(throws: refusal) { try decide(.withdraw(reason: "gone"), state, by: Sample.routing) }
        }
    }

    @Test func theLeaseEndsAtItsInstant() throws {
        #expect(try decide(.accept, by: Sample.john, after: 59) == [.accepted])
        #expect(throws: Rejection.alreadyDecided(reason: "The offer ran out at \(Sample.after(60)).")) {
            try decide(.accept, by: Sample.john, after: 60)
        }
        #expect(throws: Rejection.guardFailed("lease_over", reason: "The offer stands until \(Sample.after(60)).")) {
            try decide(.expire, by: Sample.routing, after: 59)
        }
    }

    @Test func nobodyAnswersForAnother() throws {
        let mary = Actor(Principal(kind: .agent, id: "mary"), roles: [.agent, .teamLead])
        for action in [Offer.Action.accept, .reject(reason: "busy")] {
            #expect(throws: Rejection.forbidden(reason: "Only the agent who was asked may do this.")) {
                try decide(action, by: mary)
            }
        }
        #expect(throws: Rejection.self) { try decide(.withdraw(reason: "gone"), by: Sample.john) }
    }
}
