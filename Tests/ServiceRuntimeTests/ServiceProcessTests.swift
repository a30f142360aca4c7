import Logging
import ServiceLifecycle
import ServiceRuntime
import Testing

@Suite(.timeLimit(.minutes(1))) struct ServiceProcessTests {
    private let journal = Journal()
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private func fake(_ name: String, _ manner: FakeService.Manner = .endsWhenStopped) -> ProcessStage {
        ProcessStage(name, FakeService(name: name, journal: journal, manner: manner))
    }

    private func process(_ stages: [ProcessStage], drain: Duration = .seconds(20)) -> ServiceProcess {
        ServiceProcess(stages, drainTimeout: drain, logger: logger)
    }

    /// Runs the process under a service of its own, and stops it once the entry is in the journal.
    private func ending(of process: ServiceProcess, stoppedAfter entry: String) async throws -> ServiceProcess.Ending {
        let endings = AsyncStream.makeStream(of: ServiceProcess.Ending.self)
        let host = ServiceGroup(
            services: [
                Host { [journal] in
                    endings.continuation.yield(
                        await process.run(
                            stopping: { journal.note("stopping") },
                            overdue: {
                                journal.note("overdue")
                                journal.release()
                            }))
                }
            ], logger: logger)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await host.run() }
            await journal.wait(for: entry)
            await host.triggerGracefulShutdown()
            for await ending in endings.stream { return ending }
            throw CancellationError()
        }
    }

    private struct Host: Service {
        let work: @Sendable () async -> Void
        func run() async throws { await work() }
    }

    @Test func theStagesAreStoppedInReverseOrder() async throws {
        let process = process([fake("server"), fake("pool"), fake("relay"), fake("consumers")])
        #expect(try await ending(of: process, stoppedAfter: "consumers started") == .stopped)
        let ends = journal.entries.filter { !$0.hasSuffix("started") }
        #expect(ends == ["stopping", "consumers ended", "relay ended", "pool ended", "server ended"])
    }

    @Test func theServicesOfAStageAreStoppedTogether() async throws {
        let lanes = Stage([
            FakeService(name: "bulk", journal: journal, manner: .endsWhenStopped),
            FakeService(name: "raw", journal: journal, manner: .endsWhenStopped),
        ])
        let process = process([fake("pool"), ProcessStage("lanes", lanes)])
        #expect(try await ending(of: process, stoppedAfter: "raw started") == .stopped)
        #expect(Set(journal.entries.dropLast().suffix(2)) == ["bulk ended", "raw ended"])
        #expect(journal.entries.last == "pool ended")
    }

    @Test func whatIsNotFinishedInTimeIsCutOff() async throws {
        let process = process([fake("pool"), fake("slow", .endsWhenCancelled)], drain: .seconds(2))
        #expect(try await ending(of: process, stoppedAfter: "slow started") == .cut)
        #expect(journal.entries.contains("slow ended"))
        #expect(!journal.entries.contains("overdue"))
    }

    @Test func whatCannotBeCutOffIsOverdue() async throws {
        let process = process([fake("pool"), fake("stuck", .neverEnds)], drain: .milliseconds(200))
        #expect(try await ending(of: process, stoppedAfter: "stuck started") == .cut)
        #expect(journal.entries.contains("overdue"))
    }

    @Test func aFailureStopsTheOthersInOrder() async {
        let process = process([fake("server"), fake("pool"), fake("broken", .fails)])
        let ending = await process.run(stopping: { [journal] in journal.note("stopping") }, overdue: {})
        #expect(ending == .failed(reason: "Failure()"))
        #expect(journal.entries.suffix(3) == ["stopping", "pool ended", "server ended"])
    }

    @Test func aStageThatEndsByItselfIsAFailure() async {
        let stage = ProcessStage("lanes", Stage([FakeService(name: "lane", journal: journal, manner: .endsAtOnce)]))
        let ending = await process([fake("pool"), stage]).run(stopping: {}, overdue: {})
        #expect(ending == .failed(reason: "a part of the service has ended although nobody told it to"))
        #expect(journal.entries.last == "pool ended")
    }
}
