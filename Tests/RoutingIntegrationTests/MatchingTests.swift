import Contracts
import Domain
import Durability
import Messaging
import Postgres
import TestSupport
import Testing

@testable import Routing

@Suite struct MatchingTests {
    /// Has so many cases wait, of the numbers from 1,000 up.
    private func queue(_ count: Int, in routing: RoutingFixture, channel: Channel = .phone, from first: Int = 1_000)
        async throws
    {
        let deliveries = try (0..<count).map { offset in
            let snapshot = Samples.snapshot(Samples.id(first + offset), channel: channel)
            return try Delivery.event(
                Samples.created(snapshot), id: "c\(first + offset)",
                at: Samples.moment.advanced(by: .milliseconds(offset)))
        }
        _ = try await routing.events.process(deliveries)
    }

    @Test func nothingThatWaitsIsForgottenHoweverLittleCapacityThereIs() async throws {
        try await RoutingFixture.with { routing in
            try await queue(120, in: routing)
            let agents = [
                try await routing.hire(1, Samples.profile("Amy", capacity: 7)),
                try await routing.hire(2, Samples.profile("John", capacity: 5)),
            ]
            var taken: Set<RecordID> = []
            for _ in 0..<10 {
                try await routing.match()
                let open = try await routing.sent(OfferMade.self).map(\.offer).filter { !taken.contains($0.record.id) }
                #expect(open.count == 12)
                for offer in open {
                    let record = offer.record.id
                    taken.insert(record)
                    try await routing.hear(
                        Samples.assigned(Samples.snapshot(record, version: 2, assignee: offer.agentId)))
                    try await routing.hear(Samples.resolved(Samples.snapshot(record, version: 3, .resolved)))
                }
            }
            #expect(taken.count == 120)
            #expect(Set(try await routing.sent(OfferMade.self).map(\.offer.agentId)) == Set(agents))
        }
    }

    @Test func whatNobodyCanTakeStandsInNobodysWay() async throws {
        try await RoutingFixture.with { routing in
            let (empty, tv) = (Samples.id(50), Samples.id(51))
            try await routing.command(
                Samples.rule(1, group: empty, where: Samples.equals(.channel, "email")), on: Samples.id(60))
            try await routing.command(Samples.rule(2, group: tv), on: Samples.id(61))
            try await queue(1_500, in: routing, channel: .email)
            try await queue(1, in: routing, from: 9_000)
            let john = try await routing.hire(1, Samples.profile("John", groups: [tv]))
            try await routing.match()
            #expect(try await routing.sent(OfferMade.self).map(\.offer.record.id) == [Samples.id(9_000)])
            #expect(try await routing.lastOffer()?.agentId == john)
        }
    }

    @Test func whatAnAgentRejectedDoesNotKeepTheRestFromThem() async throws {
        try await RoutingFixture.with { routing in
            try await queue(5, in: routing)
            let amy = try await routing.hire(1, Samples.profile("Amy", capacity: 2))
            for round in 1...3 {
                try await routing.match()
                let offers = try await routing.sent(OfferMade.self).map(\.offer)
                #expect(Set(offers.map(\.record.id)).count == min(5, 2 * round))
                for offer in offers.suffix(2) {
                    try await routing.command(RejectOffer(actor: Samples.agent(amy)), on: offer.id)
                }
            }
            try await routing.pass(.seconds(301))
            #expect(try await routing.sent(OfferMade.self).count == 7)
        }
    }

    @Test func matchingsAtTheSameTimeOfferEachItemOnce() async throws {
        try await RoutingFixture.with { routing in
            try await queue(30, in: routing)
            try await routing.hire(1, Samples.profile("Amy", capacity: 10))
            try await routing.hire(2, Samples.profile("John", capacity: 10))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 { group.addTask { try await routing.match() } }
                try await group.waitForAll()
            }
            try await routing.match()
            let offers = try await routing.sent(OfferMade.self).map(\.offer)
            #expect(offers.count == 20)
            #expect(Set(offers.map(\.record.id)).count == 20)
            #expect(offers.count { $0.agentId == Samples.id(1) } == 10)
        }
    }

    @Test func whoFindsAnotherMatchingDoesNotWaitAndLooksAgain() async throws {
        try await RoutingFixture.with { routing in
            try await queue(1, in: routing)
            try await routing.hire(1, Samples.profile("Amy"))
            let loop = MatchingLoop(round: routing.round, signal: RelaySignal(), context: routing.context)
            let running = try await routing.pool.withTransaction { transaction in
                _ = try await transaction.execute(RuleTable.lockBook)
                #expect(try await routing.round.run() == .turnedAway)
                return Task { try await loop.run() }
            }
            try await eventually("the offer") { try await routing.lastOffer() != nil }
            running.cancel()
            try await running.value
            #expect(try await routing.round.run() == .done)
        }
    }

    @Test func anOfferThatIsBeingMadeWhileItsAgentGoesIsWithdrawn() async throws {
        try await RoutingFixture.with { routing in
            try await queue(1, in: routing)
            let amy = try await routing.hire(1, Samples.profile("Amy"))
            let store = RoutingStore(settings: RoutingSettings())
            let going = try await routing.pool.withTransaction { transaction in
                var needs = RoutingNeeds()
                needs.matching = true
                needs.alone = true
                let now = routing.time.now()
                let workspace = try await store.load(needs, in: transaction, at: now)
                var unit = UnitOfWork(workspace, service: .routing, now: now, cause: .timer)
                #expect(try unit.offerWaitingWork() == 1)
                try await store.save(unit.workspace, in: transaction)
                try await Outbox().append(unit.staged, in: transaction)
                let going = Task {
                    try await routing.command(SetAgentPresence(actor: Samples.manager, presence: .offline), on: amy)
                }
                try await eventually("the agent's going waits for the offer") {
                    try await routing.pool.execute(
                        """
                        SELECT FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock'
                        """
                    ).count == 1
                }
                return going
            }
            _ = try await going.value
            #expect(try await routing.sent(OfferWithdrawn.self).count == 1)
            #expect(try await routing.load(of: amy)["offered"] == 0)
        }
    }

    @Test func changedRulesAreFollowedOnceNobodyElseMatches() async throws {
        try await RoutingFixture.with { routing in
            try await queue(3, in: routing)
            let tv = Samples.id(51)
            try await routing.command(Samples.rule(1, group: tv), on: Samples.id(60))
            try await routing.pool.withTransaction { transaction in
                _ = try await transaction.execute(RuleTable.lockBook)
                #expect(try await routing.round.run() == .turnedAway)
            }
            let john = try await routing.hire(1, Samples.profile("John", groups: [tv], capacity: 3))
            try await routing.match()
            #expect(try await routing.sent(OfferMade.self).map(\.offer.agentId) == [john, john, john])
        }
    }

    @Test func anInactiveGroupsWorkWaits() async throws {
        try await RoutingFixture.with { routing in
            let tv = Samples.id(50)
            var group = UpsertGroup(actor: Samples.manager, name: "TV")
            group.isActive = false
            try await routing.command(group, on: tv)
            try await routing.command(Samples.rule(1, group: tv), on: Samples.id(60))
            try await routing.hire(1, Samples.profile("John", groups: [tv]))
            try await queue(1, in: routing)
            try await routing.match()
            #expect(try await routing.lastOffer() == nil)
            group.isActive = true
            try await routing.command(group, on: tv)
            try await routing.match()
            #expect(try await routing.lastOffer() != nil)
        }
    }
}
