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
    /// Runs the work and returns its value; if it takes longer, says on the way what is waited for, on standard error.
    static func saying<Value: Sendable>(
        _ line: String, after duration: Duration, _ work: @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await Task.sleep(for: duration)
                Terminal.error.writeLine(line)
            }
            defer { group.cancelAll() }
            return try await work()
        }
    }

    /// Waits until the task is cancelled; then throws `CancellationError`.
    static func untilCancelled() async throws {
        let (never, _) = AsyncStream<Void>.makeStream()
        for await _ in never {}
        throw CancellationError()
    }
}
