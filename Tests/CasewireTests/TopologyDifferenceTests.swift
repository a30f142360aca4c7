import Contracts
import Messaging
import Testing

@testable import Casewire

@Suite struct TopologyDifferenceTests {
    private let topology = BrokerTopology.casewire(vhost: "test")

    private var wanted: BrokerDefinitions { BrokerDefinitions(topology.definitions(passwords: [:]), vhost: "test") }

    @Test func aBrokerThatHasEverythingDiffersInNothing() {
        #expect(TopologyDifference.all(from: wanted, to: wanted).isEmpty)
        #expect(wanted.queues.count == topology.queues.count)
        #expect(wanted.bindings.count == topology.bindings.count)
        #expect(wanted.topicPermissions.count == topology.users.reduce(0) { $0 + $1.topics.count })
    }

    @Test func anEmptyBrokerLacksEverything() {
        let differences = TopologyDifference.all(from: BrokerDefinitions(.object([]), vhost: "test"), to: wanted)
        #expect(differences.contains(.missingQueue("casewire.intake.raw")))
        #expect(differences.contains(.missingExchange(Exchange.events, type: "topic")))
        #expect(differences.contains(.missingUser("tool")))
        let deletions = differences.filter(\.needsDeletion)
        #expect(deletions.isEmpty)
    }

    @Test func whatBelongsToAnotherVhostDoesNotCount() {
        let other = BrokerDefinitions(topology.definitions(passwords: [:]), vhost: "other")
        #expect(other.queues.isEmpty && other.bindings.isEmpty && other.permissions.isEmpty)
    }

    @Test func aQueueWithOtherArgumentsNeedsAPerson() throws {
        var found = wanted
        found.queues["casewire.intake.raw"] = ["x-queue-type": "classic"]
        let difference = try #require(TopologyDifference.all(from: found, to: wanted).first)
        #expect(difference.needsDeletion)
        #expect("\(difference)".contains("casewire.intake.raw"))
        #expect("\(difference)".contains("{x-queue-type: classic}, not {x-queue-type: quorum}"))
    }

    @Test func aBindingOfAnEarlierVersionIsStale() {
        var found = wanted
        let old = BrokerDefinitions.Binding(
            exchange: Exchange.events, queue: "casewire.routing.bulk", routingKey: "old.#")
        found.bindings.insert(old)
        #expect(TopologyDifference.all(from: found, to: wanted) == [.staleBinding(old)])
    }

    @Test func aSubscribersOwnBindingIsItsOwnBusiness() {
        var found = wanted
        found.bindings.insert(.init(exchange: Exchange.events, queue: "sub.subscriber-x.all", routingKey: "case.#"))
        #expect(TopologyDifference.all(from: found, to: wanted).isEmpty)
    }

    @Test func otherPermissionsAreSeenByUser() {
        var found = wanted
        found.permissions["intake"] = [".*", ".*", ".*"]
        found.topicPermissions[.init(user: "tool", exchange: Exchange.events)] = nil
        #expect(
            TopologyDifference.all(from: found, to: wanted) == [
                .permission(user: "intake"), .topicPermission(user: "tool", exchange: Exchange.events),
            ])
    }
}
