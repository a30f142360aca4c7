import CProcessShims
import Logging
import ServiceLifecycle

/// Gives back the memory that only the start needed, once the service is ready.
///
/// A start runs through the whole program: settings, servers, connections, the tables of all types. The kernel keeps
/// those pages resident as long as nobody else wants them, twenty megabytes of fifty.
struct StartMemory: Service {
    /// So long after the service was ready for the first time: its first messages have then been through.
    private static let delay = Duration.seconds(3)

    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            guard await Rest.isTaken(for: Self.delay) else { return }
            let offered = casewire_give_back_unchanged_pages()
            logger.debug("memory of the start given back", metadata: ["mappings": "\(offered)"])
        }
        try await gracefulShutdown()
    }
}
