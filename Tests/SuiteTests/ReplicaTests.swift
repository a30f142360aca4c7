import Contracts
import TestSupport
import Testing

/// Two processes of every service, and processes whose clock is wrong.
@Suite(.serialized, .onFaultGround) struct ReplicaTests {
    @Test func oneOfTwoKilledProcessesChangesNothing() async throws {
        let ground = try FaultGround.current
        for service in ServiceName.allCases { try await ground.installation.start(service, replica: 1) }
        try await ground.prove {
            for service in ServiceName.allCases { try await ground.installation.kill(service) }
        }
        for service in ServiceName.allCases {
            try await ground.installation.start(service)
            try await ground.installation.kill(service, replica: 1)
        }
    }

    /// One of two processes is five minutes behind, and one of another service ahead: neither may say too early that
    /// everything is published, nor too late.
    @Test(.enabled(if: WrongClock.isPossible, "Debian's libfaketime is not installed"))
    func clocksThatAreWrongChangeNothing() async throws {
        let ground = try FaultGround.current
        try await ground.installation.kill(.notification)
        let behind = try await ground.installation.start(.intake, replica: 1, with: WrongClock.environment(minutes: -5))
        let ahead = try await ground.installation.start(.notification, with: WrongClock.environment(minutes: 5))
        #expect(try WrongClock.error(of: behind) < .seconds(-290))
        #expect(try WrongClock.error(of: ahead) > .seconds(280))
        try await ground.prove {}
        try await ground.installation.kill(.intake, replica: 1)
        try await ground.installation.kill(.notification)
        try await ground.installation.start(.notification)
    }
}
