package import ServiceLifecycle

/// Services that run side by side and are told to stop together; it ends when all have ended.
package struct Stage: Service {
    private let services: [any Service]

    /// Puts the services side by side.
    package init(_ services: [any Service]) {
        self.services = services
    }

    /// Runs until all services have ended after the stop. One that ends before the stop, or throws, ends the stage.
    package func run() async throws {
        guard !services.isEmpty else { return try await gracefulShutdown() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for service in services { group.addTask { try await service.run() } }
            while try await group.next() != nil {
                if !Task.isShuttingDownGracefully { throw UnexpectedEnd() }
            }
        }
    }
}

/// A service has ended although nobody told it to.
package struct UnexpectedEnd: Error, CustomStringConvertible {
    package var description: String { "a part of the service has ended although nobody told it to" }
}
