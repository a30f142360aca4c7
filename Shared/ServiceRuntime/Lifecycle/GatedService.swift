package import ServiceLifecycle

/// Runs a service as soon as a gate is open; ends without having run it if the stop comes first.
package struct GatedService: Service {
    private let service: any Service
    private let gate: StartGate

    /// Holds the service back behind the gate.
    package init(_ service: any Service, behind gate: StartGate) {
        self.service = service
        self.gate = gate
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown { await gate.wait() }
        if gate.isOpen, !Task.isShuttingDownGracefully, !Task.isCancelled { try await service.run() }
    }
}
