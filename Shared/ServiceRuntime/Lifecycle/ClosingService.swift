package import ServiceLifecycle

/// Keeps something open until its turn to be closed comes.
package struct ClosingService: Service {
    private let close: @Sendable () async -> Void

    /// Closes with the closure.
    package init(_ close: @escaping @Sendable () async -> Void) {
        self.close = close
    }

    /// Waits for the stop, then closes; closes on cancellation too.
    package func run() async throws {
        do {
            try await gracefulShutdown()
        } catch {
            await close()
            throw error
        }
        await close()
    }
}
