import Logging
import ServiceLifecycle
import ServiceRuntime
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct ReadinessMonitorTests {
    private let journal = Journal()
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private func monitor(
        _ board: HealthBoard, gate: StartGate, _ look: @escaping @Sendable (Int) -> ReadinessCheck.Finding
    ) -> ReadinessMonitor {
        let rounds = Rounds()
        var pace = ReadinessMonitor.Pace()
        pace.unready = .milliseconds(1)
        pace.ready = .milliseconds(1)
        let check = ReadinessCheck(.database) { [journal] in
            let round = rounds.next()
            journal.note("round \(round)")
            return look(round)
        }
        return ReadinessMonitor([check], board: board, gate: gate, watchdog: Watchdog(), pace: pace)
    }

    private final class Rounds: Sendable {
        private let count = Mutex(0)
        func next() -> Int {
            count.withLock {
                $0 += 1
                return $0
            }
        }
    }

    /// Runs the services until the entry is in the journal, then stops them.
    private func run(_ services: [any Service], until entry: String) async throws {
        let group = ServiceGroup(services: services, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            await journal.wait(for: entry)
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    @Test func theGateOpensWhenTheChecksPass() async throws {
        let board = HealthBoard(checks: [.database], logger: logger)
        let gate = StartGate()
        let monitor = monitor(board, gate: gate) { $0 < 3 ? .failing("run `casewire migrate`") : .passing("answers") }
        let gated = GatedService(FakeService(name: "lane", journal: journal), behind: gate)
        try await run([monitor, gated], until: "lane started")
        #expect(journal.entries.firstIndex(of: "lane started") ?? 0 > journal.entries.firstIndex(of: "round 3") ?? .max)
        #expect(journal.entries.contains("lane ended"))
        #expect(board.current.isReady)
    }

    @Test func aServiceThatIsStoppedBeforeItIsReadyNeverBegins() async throws {
        let board = HealthBoard(checks: [.database], logger: logger)
        let gate = StartGate()
        let monitor = monitor(board, gate: gate) { _ in .failing("away") }
        let gated = GatedService(FakeService(name: "lane", journal: journal), behind: gate)
        try await run([monitor, gated], until: "round 3")
        #expect(!journal.entries.contains("lane started"))
        #expect(board.current.checks.first?.detail == "away")
    }

    @Test func aCheckIsNotMadeWhileItsNeedFails() async throws {
        let board = HealthBoard(checks: [.database, .schema], logger: logger)
        let checks = [
            ReadinessCheck(.database) { [journal] in
                journal.note("asked")
                return .failing("away")
            },
            ReadinessCheck(.schema, needing: .database) { [journal] in
                journal.note("asked in vain")
                return .passing("right")
            },
        ]
        try await run([ReadinessMonitor(checks, board: board, gate: StartGate(), watchdog: Watchdog())], until: "asked")
        #expect(!journal.entries.contains("asked in vain"))
        #expect(board.current.checks.last?.detail != "right")
    }

    @Test func aPassIsBelievedUntilSomethingFails() async throws {
        let board = HealthBoard(checks: [.broker, .topology], logger: logger)
        let rounds = Rounds()
        var pace = ReadinessMonitor.Pace()
        pace.ready = .milliseconds(1)
        pace.unready = .milliseconds(1)
        let checks = [
            ReadinessCheck(.broker) { [journal] in
                let round = rounds.next()
                journal.note("broker \(round)")
                return round == 4 ? .failing("away") : .passing("answers")
            },
            ReadinessCheck(.topology, needing: .broker, believedFor: .seconds(3_600)) { [journal] in
                journal.note("topology")
                return .passing("complete")
            },
        ]
        let monitor = ReadinessMonitor(checks, board: board, gate: StartGate(), watchdog: Watchdog(), pace: pace)
        try await run([monitor], until: "broker 8")
        #expect(
            journal.entries.prefix(7) == [
                "broker 1", "topology", "broker 2", "broker 3", "broker 4", "broker 5", "topology",
            ])
    }

    @Test func checkingGoesOnAfterReadiness() async throws {
        let board = HealthBoard(checks: [.database], logger: logger)
        let gate = StartGate()
        let monitor = monitor(board, gate: gate) { $0 == 2 ? .passing("answers") : .failing("away") }
        try await run([monitor], until: "round 5")
        #expect(board.current.phase == .degraded)
        #expect(gate.isOpen)
    }

    @Test func aCheckThatDoesNotAnswerFails() async throws {
        let board = HealthBoard(checks: [.database, .broker], logger: logger)
        let (never, _) = AsyncStream<Never>.makeStream()
        let checks = [
            ReadinessCheck(.database) {
                for await _ in never {}
                return .passing("answers")
            },
            ReadinessCheck(.broker) { [journal] in
                journal.note(board.current.checks[0].detail)
                return .passing("connected")
            },
        ]
        var pace = ReadinessMonitor.Pace()
        pace.unready = .milliseconds(1)
        pace.patience = .milliseconds(1)
        let monitor = ReadinessMonitor(checks, board: board, gate: StartGate(), watchdog: Watchdog(), pace: pace)
        try await run([monitor], until: "has not answered for more than 0.001 seconds")
        #expect(journal.entries.first == "has not answered within 0.001 seconds")
    }

    @Test func aPassIsNotBelievedAgainstEvidence() async throws {
        let board = HealthBoard(checks: [.topology], logger: logger)
        let rounds = Rounds()
        let check = ReadinessCheck(.topology, believedFor: .seconds(60), unless: { true }) { [journal] in
            journal.note("look \(rounds.next())")
            return .passing("all there")
        }
        var pace = ReadinessMonitor.Pace()
        pace.ready = .milliseconds(1)
        let monitor = ReadinessMonitor([check], board: board, gate: StartGate(), watchdog: Watchdog(), pace: pace)
        try await run([monitor], until: "look 3")
    }
}
