import TestSupport
import Testing

/// What befalls the broker, or the way to it, in the middle of a load loses nothing and doubles nothing.
@Suite(.serialized, .onFaultGround) struct BrokerFaultTests {
    @Test func aKilledBrokerChangesNothing() async throws {
        let ground = try FaultGround.current
        try await ground.prove {
            try await ground.broker.kill()
            try await ground.installation.awaitUnreadiness()
            try await ground.broker.start()
        }
    }

    @Test func aFrozenBrokerChangesNothing() async throws {
        let ground = try FaultGround.current
        try await ground.prove {
            ground.broker.freeze()
            try await ground.installation.awaitUnreadiness()
            ground.broker.thaw()
        }
    }

    @Test func alarmsOfMemoryAndDiskChangeNothing() async throws {
        let ground = try FaultGround.current
        try await ground.prove {
            for alarm in BrokerAlarm.all {
                try await ground.broker.control(alarm.raise)
                try await eventually("\(alarm.name) is raised") { try await alarm.isRaised(at: ground.broker) }
                try await ground.installation.awaitUnreadiness()
                try await ground.broker.control(alarm.end)
                try await ground.installation.awaitReadiness()
            }
        }
    }

    @Test func resetConnectionsChangeNothing() async throws {
        let ground = try FaultGround.current
        try await ground.prove {
            for _ in 0..<3 {
                #expect(ground.brokerWay.reset() > 5)
                try await eventually("the services are connected again") { ground.brokerWay.connections > 20 }
            }
        }
    }

    @Test func aWayThatSwallowsEverythingChangesNothing() async throws {
        let ground = try FaultGround.current
        try await ground.prove {
            ground.brokerWay.pass(.blocked)
            try await ground.installation.awaitUnreadiness()
            ground.brokerWay.pass(.free)
        }
    }

    @Test func aSlowWayChangesNothing() async throws {
        let ground = try FaultGround.current
        try await ground.prove(messages: 100, rate: 50) {
            ground.brokerWay.pass(.slow(piece: 2_000, milliseconds: 20))
            let before = ground.brokerWay.bytes
            try await eventually("the slow way is used") { ground.brokerWay.bytes - before > 200_000 }
            ground.brokerWay.pass(.free)
        }
    }

    /// Nothing is under way meanwhile: what lies in a queue is lost with it.
    @Test func deletedQueuesAreDeclaredAnewAndConsumedAgain() async throws {
        let ground = try FaultGround.current
        try await ground.deleteLanes()
        try await ground.installation.awaitUnreadiness()
        try await ground.installation.run(["topology", "--quiet"], asAdministrator: true)
        try await ground.installation.awaitReadiness()
        try await ground.prove(messages: 100, rate: 50) {}
    }
}
