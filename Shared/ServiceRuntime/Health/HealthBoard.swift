package import Durability
package import Logging
import Messaging
import Synchronization

/// The health of this process, where its parts write and the operations server reads.
package final class HealthBoard: Sendable {
    private let health: Mutex<Health>
    private let time: any TimeSource
    private let logger: Logger

    /// Makes a board that shows all checks as not made yet.
    package init(checks: [CheckName] = CheckName.allCases, logger: Logger, time: any TimeSource = SystemTime()) {
        health = Mutex(Health(checks: checks, at: time.now()))
        self.logger = logger
        self.time = time
    }

    /// What is known now.
    package var current: Health { health.withLock { $0 } }

    /// A check was made; what changed is logged.
    package func checked(_ name: CheckName, _ status: HealthCheck.Status, _ detail: String) {
        let now = time.now()
        run(health.withLock { $0.checked(name, status, detail, at: now) })
    }

    /// The service was told to stop: from now on it is not ready.
    package func stopped() {
        health.withLock { $0.stopped() }
    }

    private func run(_ action: Health.Action) {
        switch action {
        case .none: break
        case .report(let check):
            logger.log(
                level: check.status == .passing ? .info : .warning, "check changed", metadata: metadata(of: check))
        case .enter(let phase, let check):
            var metadata = metadata(of: check)
            metadata[LogKey.phase.rawValue] = "\(phase.rawValue)"
            logger.log(level: phase == .ready ? .notice : .warning, "health changed", metadata: metadata)
        }
    }

    private func metadata(of check: HealthCheck) -> Logger.Metadata {
        [
            LogKey.check.rawValue: "\(check.name.rawValue)", LogKey.status.rawValue: "\(check.status.rawValue)",
            LogKey.detail.rawValue: "\(check.detail)",
        ]
    }
}
