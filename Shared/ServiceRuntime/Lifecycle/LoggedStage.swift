import Logging
import Messaging
import ServiceLifecycle

/// A stage that logs its end.
struct LoggedStage: Service {
    let stage: ProcessStage
    let logger: Logger

    func run() async throws {
        do {
            try await stage.service.run()
        } catch is CancellationError {
            logger.warning("stage cut off", metadata: [LogKey.stage.rawValue: "\(stage.name)"])
            throw CancellationError()
        } catch {
            logger.error(
                "stage failed", metadata: [LogKey.stage.rawValue: "\(stage.name)", LogKey.error.rawValue: "\(error)"])
            throw error
        }
        logger.info("stage ended", metadata: [LogKey.stage.rawValue: "\(stage.name)"])
    }
}
