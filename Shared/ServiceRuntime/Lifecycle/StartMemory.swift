import CProcessShims
import Logging
import Messaging
import ServiceLifecycle

/// Gives back the memory that only the start needed, once the service is ready.
///
/// A start runs through the whole program: settings, servers, connections, the tables of all types. The kernel keeps
/// those pages resident as long as nobody else wants them, twenty megabytes of fifty. What the service does go on to
/// use is read again once, so its first messages afterwards take longer.
struct StartMemory: Service {
    /// So long after the service was ready for the first time: whoever starts it sees it ready at full speed.
    private static let delay = Duration.seconds(3)

    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            guard await Rest.isTaken(for: Self.delay) else { return }
            let offered = casewire_give_back_program_pages()
            logger.debug("memory of the start given back", metadata: [LogKey.count.rawValue: "\(offered)"])
        }
        try await gracefulShutdown()
    }
}
