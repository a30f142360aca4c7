import AMQP
import Contracts
import Durability
import Synchronization

/// A load run from the first look at the target to the last proof.
struct LoadRun: Sendable {
    let settings: LoadSettings
    let configuration: AMQPConfiguration
    let management: ManagementClient?
    let display: LoadDisplay

    /// How long it may take to send the agents off duty.
    private static let dismissal: Duration = .seconds(30)

    /// How long it waits, at the most, for what others have left in the queues before it.
    private static let acquaintance: Duration = .seconds(30)

    private var identity: LoadIdentity { settings.messages.identity }

    /// Runs; throws if the target cannot be loaded, and then has published nothing, and says so.
    func run() async throws -> LoadResult {
        let hasBegun = Mutex(false)
        do {
            return try await run { hasBegun.withLock { $0 = true } }
        } catch let failure as ToolFailure where !hasBegun.withLock(\.self) {
            throw ToolFailure(failure.status, failure.message + " Nothing was published.", advice: failure.advice)
        }
    }

    private func run(_ begins: @escaping @Sendable () -> Void) async throws -> LoadResult {
        let monitor = LoadMonitor(followers: LoadFollower.patterns.count)
        let desk = LoadDesk(identity: identity, size: settings.agents, category: settings.category)
        let acceptor = OfferAcceptor(
            identity: identity, agents: (0..<settings.agents).map(desk.agent), patience: settings.patience)
        let result = Mutex<LoadResult?>(nil)
        try await BrokerSession.open(configuration) { session in
            let target = LoadTarget(
                session: session, configuration: configuration, services: settings.services, management: management)
            try await target.check()
            let reader = LoadEventReader(identity: identity)
            let follower = LoadFollower(session: session, reader: reader, monitor: monitor)
            let take = { @Sendable (offers: [LoadEvent.Offer]) in acceptor.take(offers, isOurs: monitor.isOurs) }
            try await follower.follow(offers: take) {
                try await target.awaitWatermarks(monitor)
                let stage = LoadScene(settings: settings, session: session, target: target, monitor: monitor)
                let played = try await withAgents(desk, acceptor, stage) {
                    try await play(stage, acceptor, begins)
                }
                result.withLock { $0 = played }
            }
        }
        guard let played = result.withLock(\.self) else {
            throw ToolFailure(.failedCheck, "The run did not come to its end.")
        }
        return played
    }

    /// Puts the agents on duty while the closure runs, if there are to be any.
    private func withAgents(
        _ desk: LoadDesk, _ acceptor: OfferAcceptor, _ stage: LoadScene,
        _ body: @escaping @Sendable () async throws -> LoadResult
    ) async throws -> LoadResult {
        guard settings.agents > 0 else {
            if settings.category == nil {
                display.tell("the cases of these mails stay with whichever agents there are: nobody accepts them here")
            } else {
                try await LoadParking.open(on: stage.session, run: identity)
            }
            return try await body()
        }
        let result: Result<LoadResult, any Error>
        do {
            result = .success(try await onDuty(desk, acceptor, stage, body))
        } catch {
            result = .failure(error)
        }
        do {
            try await dismiss(desk)
        } catch {
            display.tell("the agents may still be on duty: \(error)")
            if case .success = result { throw error }
        }
        return try result.get()
    }

    /// Puts the agents on duty, and runs the closure once everybody has heard of them.
    private func onDuty(
        _ desk: LoadDesk, _ acceptor: OfferAcceptor, _ stage: LoadScene,
        _ body: @escaping @Sendable () async throws -> LoadResult
    ) async throws -> LoadResult {
        try await BrokerSession.open(configuration) { session in
            display.tell("\(desk.size == 1 ? "1 agent takes" : "\(desk.size) agents take") up work")
            let isReady = Mutex(false)
            try await StopSignal.whileRunning {
                try await CommandClient.open(session, patience: settings.patience) { client in
                    try await desk.open(client, as: session.user)
                }
                try await awaitAcquaintance(stage)
                isReady.withLock { $0 = true }
            }
            guard isReady.withLock(\.self) else {
                throw ToolFailure(.failedCheck, "The run was broken off.")
            }
            return try await accepting(acceptor, on: session, body)
        }
    }

    /// Sends the agents off duty, whatever has ended the run: over connections that it did not use, in a task that
    /// nobody cancels, and within a time.
    private func dismiss(_ desk: LoadDesk) async throws {
        let (configuration, limit) = (configuration, Self.dismissal)
        // Awaited here; unstructured, so that nobody cancels it.
        try await Task {
            try await Deadline.within(limit) {
                try await BrokerSession.open(configuration) { session in
                    try await CommandClient.open(session, patience: limit) { client in
                        try await desk.close(client, as: session.user)
                    }
                }
            } orThrow: {
                ToolFailure(
                    .timedOut, "Routing did not say within \(limit.components.seconds) s that they are off duty.",
                    advice: "If the broker has the commands, they are carried out once routing comes to them.")
            }
        }.value
    }

    /// Waits until all is quiet: intake refuses to give a case to an agent of whom it has not heard yet.
    private func awaitAcquaintance(_ stage: LoadScene) async throws {
        let check = QuietCheck(target: stage.target, monitor: stage.monitor)
        let limit = min(settings.drainLimit, Self.acquaintance)
        guard case .not(let left) = try await check.run(within: limit) else { return }
        display.tell("not empty before the run: \(left.joined(separator: ", "))")
    }

    /// Runs the closure while offers are accepted.
    private func accepting(
        _ acceptor: OfferAcceptor, on session: BrokerSession, _ body: @escaping @Sendable () async throws -> LoadResult
    ) async throws -> LoadResult {
        try await withThrowingTaskGroup(of: LoadResult?.self) { group in
            group.addTask {
                try await acceptor.run(on: session)
                return nil
            }
            group.addTask { try await body() }
            defer { group.cancelAll() }
            guard let result = try await group.next() ?? nil else {
                throw ToolFailure(.failedCheck, "The agents stopped working.")
            }
            return result
        }
    }

    private func play(
        _ stage: LoadScene, _ acceptor: OfferAcceptor, _ begins: @Sendable () -> Void
    ) async throws -> LoadResult {
        let before = try await stage.target.deadLetters()
        begins()
        display.tell("run \(identity.run): publishing")
        let begunAt = SystemTime().now()
        stage.monitor.clock.restart()
        let drain = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await sample(stage.monitor) }
            group.addTask { try await show(stage.monitor) }
            defer { group.cancelAll() }
            return try await stage.play()
        }
        stage.monitor.closeSlice()
        display.show(stage.monitor.counts, after: stage.monitor.clock.now)
        display.finish()
        let (ledger, meter) = stage.monitor.result
        let account = LoadAccount(
            scope: settings.scope, drain: drain, drainLimit: settings.drainLimit, deadBefore: before,
            deadAfter: try await stage.target.deadLetters())
        return LoadResult(
            run: identity.run, begunAt: begunAt, target: configuration.description,
            settings: settings.summary, counts: LoadCounts(ledger),
            repeated: ledger.messages.entries.indices.count(where: settings.messages.isRepeated),
            outcomes: ledger.messages.outcomes, meter: meter,
            scope: settings.scope, refusedAcceptances: acceptor.refused,
            proofs: LoadProofs(ledger: ledger, account: account).all)
    }

    private func sample(_ monitor: LoadMonitor) async throws {
        var second: Int64 = 0
        while true {
            second += 1
            try await monitor.clock.sleep(until: second * 1_000_000)
            monitor.closeSlice()
        }
    }

    private func show(_ monitor: LoadMonitor) async throws {
        while true {
            try await Task.sleep(for: display.interval)
            display.show(monitor.counts, after: monitor.clock.now)
        }
    }
}
