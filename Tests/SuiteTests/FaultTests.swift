import Contracts
import Messaging
import Postgres
import TestSupport
import Testing

/// What befalls the servers, the network and the processes in the middle of a load loses nothing and doubles nothing.
@Suite(.serialized, .onFaultGround) struct FaultTests {
    @Test(arguments: Disturbance.ofBroker + Disturbance.ofDatabase + Disturbance.ofNetwork)
    func aDisturbanceChangesNothing(_ disturbance: Disturbance) async throws {
        let ground = try FaultGround.current
        try await ground.prove { try await disturbance.befall(ground) }
    }

    /// Nothing is under way meanwhile: what lies in a queue is lost with it.
    @Test func deletedQueuesAreDeclaredAnewAndConsumedAgain() async throws {
        let ground = try FaultGround.current
        for service in ServiceName.allCases {
            for queue in Lane.lanes(of: service).flatMap({ QueueName.sources(of: $0, in: service) }) {
                try await ground.installation.deleteQueue(queue)
            }
        }
        try await ground.installation.awaitUnreadiness()
        try await ground.installation.run(["topology", "--quiet"], asAdministrator: true)
        try await ground.installation.awaitReadiness()
        try await ground.prove(messages: 100) {}
    }

    @Test func oneOfTwoKilledProcessesChangesNothing() async throws {
        let ground = try FaultGround.current
        for service in ServiceName.allCases { try await ground.installation.start(service, replica: 1) }
        var areKilled = false
        try await ground.prove {
            if areKilled { for service in ServiceName.allCases { try await ground.installation.start(service) } }
            for service in ServiceName.allCases { try await ground.installation.kill(service) }
            areKilled = true
        }
        for service in ServiceName.allCases {
            try await ground.installation.start(service)
            try await ground.installation.kill(service, replica: 1)
        }
    }

    @Test func mailsInTheHandOfAKilledProcessAreSentByTheNext() async throws {
        let ground = try FaultGround.current
        let inHand: Statement = "SELECT count(*) FROM notification.notification WHERE leased_until IS NOT NULL"
        var left: Int64 = 0
        try await ground.prove(messages: 900) {
            left = 0
            // What was in hand at the look may have been noted by the time of the kill: then once more.
            for _ in 0..<10 where left == 0 {
                try await eventually("mails are in hand") { try await ground.installation.count(inHand) > 0 }
                try await ground.installation.kill(.notification)
                left = try await ground.installation.count(inHand)
                try await ground.installation.start(.notification)
            }
        }
        #expect(left > 0, "no process was killed with mails in hand")
    }

    /// One of two processes of intake is five minutes behind, and notification ahead: neither may say too early that
    /// everything is published, nor too late.
    @Test func clocksThatAreWrongChangeNothing() async throws {
        let ground = try FaultGround.current
        try await ground.installation.kill(.notification)
        let behind = try await ground.installation.start(
            .intake, replica: 1, with: WrongClock.environment(seconds: -300))
        let ahead = try await ground.installation.start(.notification, with: WrongClock.environment(seconds: 300))
        #expect(try WrongClock.error(of: behind) < .seconds(-290))
        #expect(try WrongClock.error(of: ahead) > .seconds(280))
        try await ground.prove {}
        try await ground.installation.kill(.intake, replica: 1)
        try await ground.installation.kill(.notification)
        try await ground.installation.start(.notification)
    }
}
