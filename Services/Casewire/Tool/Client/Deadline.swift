/// Work that must be done within a time.
enum Deadline {
    /// Runs the work and returns its value; throws the failure if the time runs out first, and cancels the work.
    static func within<Value: Sendable>(
        _ duration: Duration, _ work: @escaping @Sendable () async throws -> Value,
        orThrow failure: @escaping @Sendable () -> ToolFailure
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: duration)
                throw failure()
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw failure() }
            return value
        }
    }
}

extension Deadline {
    /// Waits until the task is cancelled; then throws `CancellationError`.
    static func untilCancelled() async throws {
        let (never, _) = AsyncStream<Void>.makeStream()
        for await _ in never {}
        throw CancellationError()
    }
}
