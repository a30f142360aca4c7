import Synchronization

/// What a run does once everybody is at their place: publish, wait, and see everything run empty.
struct LoadScene: Sendable {
    let settings: LoadSettings
    let session: BrokerSession
    let target: LoadTarget
    let monitor: LoadMonitor

    private static let rest = Duration.milliseconds(200)

    /// Publishes, until the plan's end; then waits for everything that was published. A signal ends what is being done,
    /// not the run.
    func play() async throws -> LoadAccount.Drain {
        let publisher = LoadPublisher(
            session: session, messages: settings.messages, monitor: monitor, patience: settings.patience)
        try await StopSignal.whileRunning { try await publisher.publish(settings.plan) }
        try await StopSignal.whileRunning { try await awaitCompletion() }
        let drain = Mutex(LoadAccount.Drain.not(["the wait was broken off"]))
        try await StopSignal.whileRunning {
            let found = try await QuietCheck(target: target, monitor: monitor).run(within: settings.drainLimit)
            drain.withLock { $0 = found }
        }
        return drain.withLock(\.self)
    }

    /// Waits until everything has come as far as it is followed, or nothing gets further any more.
    private func awaitCompletion() async throws {
        var last = monitor.counts
        var progress = ContinuousClock.now
        while !last.isComplete(settings.scope), ContinuousClock.now - progress < settings.patience {
            try await Task.sleep(for: Self.rest)
            let counts = monitor.counts
            if counts.activity != last.activity { progress = .now }
            last = counts
        }
    }
}
