import ServiceLifecycle

/// Runs what ends by cancellation only, until its turn to stop comes.
package struct CancellableService: Service {
    private let work: @Sendable () async throws -> Void

    /// Runs the closure, which returns soon after its task is cancelled.
    package init(_ work: @escaping @Sendable () async throws -> Void) {
        self.work = work
    }

    package func run() async throws {
        try await cancelWhenGracefulShutdown(work)
    }
}
