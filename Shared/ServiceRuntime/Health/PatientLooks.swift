import Synchronization

/// Makes looks that may take long, and waits only so long for each: who does not answer is not there.
final class PatientLooks: Sendable {
    private let underWay = Mutex<Set<CheckName>>([])

    /// What the look finds; a failure if it takes longer than the limit, or if the one before has not ended yet.
    func finding(of check: ReadinessCheck, within limit: Duration) async -> ReadinessCheck.Finding {
        guard underWay.withLock({ $0.insert(check.name).inserted }) else {
            return .failing("has not answered for more than \(limit)")
        }
        let (findings, told) = AsyncStream<ReadinessCheck.Finding>.makeStream()
        // Awaited by nobody once the time is up; it ends by itself, when what it asks answers or is given up.
        Task {
            let finding = await check.look()
            underWay.withLock { _ = $0.remove(check.name) }
            told.yield(finding)
            told.finish()
        }
        return await withTaskGroup(of: ReadinessCheck.Finding?.self) { group in
            group.addTask { await findings.first { _ in true } }
            group.addTask {
                _ = await Rest.isTaken(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            guard let finding = await group.next() ?? nil else {
                return .failing("has not answered within \(limit)")
            }
            return finding
        }
    }
}
