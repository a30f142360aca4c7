import Contracts
import Foundation
import Testing

/// Two processes of every service under load, while one random disturbance follows the other; `deploy/soak` runs it.
@Suite(.enabled(if: SoakSettings.minutes != nil, "CASEWIRE_SOAK_MINUTES is not set")) struct SoakTests {
    private static let disturbances =
        Disturbance.ofBroker + Disturbance.ofDatabase + Disturbance.ofNetwork + Disturbance.ofProcesses

    @Test func randomDisturbancesChangeNothing() async throws {
        let minutes = try #require(SoakSettings.minutes)
        let seed = SoakSettings.seed ?? UInt64.random(in: 1...999_999)
        var random = SeededRandom(seed: seed)
        say("soak of \(minutes) min, seed \(seed)")
        try await FaultGround.with {
            let ground = try FaultGround.current
            for service in ServiceName.allCases { try await ground.installation.start(service, replica: 1) }
            let end = ContinuousClock.now + .seconds(60) * Double(minutes)
            var rounds = 0
            while ContinuousClock.now < end {
                rounds += 1
                let count = Int.random(in: 1...3, using: &random)
                let chosen = (0..<count).compactMap { _ in Self.disturbances.randomElement(using: &random) }
                try await play(chosen, round: rounds, on: ground)
            }
            say("\(rounds) rounds: nothing was lost, and nothing done twice")
        }
    }

    private func play(_ disturbances: [Disturbance], round: Int, on ground: FaultGround) async throws {
        say("round \(round)")
        try await ground.prove(messages: 600 * disturbances.count, faults: disturbances.count) {
            for disturbance in disturbances {
                say("round \(round): \(disturbance.name)")
                try await disturbance.befall(ground)
                try await ground.installation.awaitReadiness()
            }
        }
        say("round \(round): all proofs hold")
    }

    private func say(_ text: String) { print("\(Date.now.formatted(.iso8601)) \(text)") }
}
