import Domain
import Durability
import Logging
import ServiceLifecycle

/// Matches whenever something was committed that may bring work and agents together, and once a second in any case, so
/// that nothing that waits is forgotten.
struct MatchingLoop: Service {
    let round: MatchingRound
    let signal: RelaySignal
    let context: ProcessingContext

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await match()
                await signal.wait(atMost: .seconds(1))
            }
        }
    }

    /// A round that fails is logged and done again within a second.
    private func match() async {
        do {
            while try await round.run(at: context.time.now()) {}
        } catch is CancellationError {
            return
        } catch {
            context.logger.warning("matching failed", metadata: ["error": "\(FailureSummary(error))"])
        }
    }
}
