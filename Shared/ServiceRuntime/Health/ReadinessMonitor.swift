import ServiceLifecycle

/// Makes the checks over and over, writes them on the board, and opens the gate when all pass for the first time.
package struct ReadinessMonitor: Service {
    /// How long it rests between two rounds.
    package struct Pace: Sendable {
        /// While the service is not ready.
        package var unready = Duration.milliseconds(500)
        /// While it is.
        package var ready = Duration.seconds(5)
        /// How long one check may take.
        package var patience = Duration.seconds(5)

        /// The usual pace.
        package init() {}
    }

    private let checks: [ReadinessCheck]
    private let board: HealthBoard
    private let gate: StartGate
    private let watchdog: Watchdog
    private let pace: Pace
    private let looks = PatientLooks()

    /// Makes a monitor of the checks, which are made in their order.
    package init(
        _ checks: [ReadinessCheck], board: HealthBoard, gate: StartGate, watchdog: Watchdog, pace: Pace = Pace()
    ) {
        self.checks = checks
        self.board = board
        self.gate = gate
        self.watchdog = watchdog
        self.pace = pace
    }

    /// Runs until the stop.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var passes: [CheckName: ContinuousClock.Instant] = [:]
            repeat {
                await round(believing: &passes)
            } while await Rest.isTaken(for: board.current.isReady ? pace.ready : pace.unready)
        }
    }

    private func round(believing passes: inout [CheckName: ContinuousClock.Instant]) async {
        for check in checks {
            if let pass = passes[check.name], ContinuousClock.now - pass < check.belief, !check.isDoubtful() {
                continue
            }
            let finding = await finding(of: check)
            if Task.isCancelled { return }
            switch finding {
            case .passing(let detail):
                passes[check.name] = .now
                board.checked(check.name, .passing, detail)
            case .failing(let detail):
                passes = [:]
                board.checked(check.name, .failing, detail)
            }
        }
        if board.current.isReady { gate.open() }
        watchdog.beat()
    }

    private func finding(of check: ReadinessCheck) async -> ReadinessCheck.Finding {
        if let need = check.need, !board.current.passes(need) {
            return .failing("not known while the \(need.rawValue) does not answer")
        }
        return await looks.finding(of: check, within: pace.patience)
    }
}
