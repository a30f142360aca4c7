import Domain
import Durability
import Logging
import ServiceLifecycle

/// Matches whenever something was committed that may bring work and agents together, and once a second in any case, so
/// that nothing that waits is forgotten.
struct MatchingLoop: Service {
    /// So soon whoever was turned away looks again, for the other may not have seen what has just come.
    private static let pause = Duration.milliseconds(50)

    let round: MatchingRound
    let signal: RelaySignal
    let context: ProcessingContext

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let outcome = await match()
                await signal.wait(atMost: outcome == .turnedAway ? Self.pause : .seconds(1))
            }
        }
    }

    /// A round that fails is logged and done again within a second.
    private func match() async -> MatchingRound.Outcome {
        do {
            var outcome = MatchingRound.Outcome.goesOn
            while outcome == .goesOn { outcome = try await round.run() }
            return outcome
        } catch is CancellationError {
            return .done
        } catch {
            context.logger.warning("matching failed", metadata: ["error": "\(FailureSummary(error))"])
            return .done
        }
    }
}
