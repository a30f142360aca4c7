package import Logging
import Messaging
import ServiceLifecycle
import UnixSignals

/// Runs the stages of a service until a signal stops them, in reverse order and within a time.
package struct ServiceProcess: Sendable {
    /// How a process ended.
    package enum Ending: Equatable, Sendable {
        /// It was told to stop, and everything was finished.
        case stopped
        /// It was told to stop, and what was unfinished when the time was up was cut off.
        case cut
        /// A part of it failed, and the rest was stopped.
        case failed(reason: String)
    }

    private let stages: [ProcessStage]
    private let drainTimeout: Duration
    private let logger: Logger

    /// Makes a process of stages in the order of their start.
    package init(_ stages: [ProcessStage], drainTimeout: Duration, logger: Logger) {
        self.stages = stages
        self.drainTimeout = drainTimeout
        self.logger = logger
    }

    /// Runs until SIGTERM, SIGINT or the caller's own graceful shutdown, or until a part fails.
    ///
    /// `stopping` is told when the stop begins. What still runs when nine tenths of the drain time are over is
    /// cancelled; `overdue` is called if it runs on even so, and should end the process.
    package func run(stopping: @escaping @Sendable () -> Void, overdue: @escaping @Sendable () -> Void) async -> Ending
    {
        let stop = StopNotice(stopping)
        let group = group(with: stop)
        return await withTaskGroup(of: Ending?.self) { tasks in
            tasks.addTask { await ending(of: group, after: stop) }
            tasks.addTask {
                if await stop.isFollowed(by: drainTimeout) { overdue() }
                return nil
            }
            defer { tasks.cancelAll() }
            for await case let ending? in tasks { return ending }
            return .cut
        }
    }

    private var softLimit: Duration { drainTimeout * 9 / 10 }

    private func group(with stop: StopNotice) -> ServiceGroup {
        let services = (stages + [ProcessStage("stop", stop)]).map { stage in
            ServiceGroupConfiguration.ServiceConfiguration(
                service: LoggedStage(stage: stage, logger: logger),
                failureTerminationBehavior: .gracefullyShutdownGroup,
                serviceName: stage.name)
        }
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = softLimit
        return ServiceGroup(configuration: configuration)
    }

    private func ending(of group: ServiceGroup, after stop: StopNotice) async -> Ending {
        var failure: String?
        do {
            try await group.run()
        } catch {
            // What was cut off tells by its time.
            failure = error is CancellationError ? nil : "\(error)"
        }
        if let begin = stop.began, begin.duration(to: .now) >= softLimit { return .cut }
        return failure.map { .failed(reason: $0) } ?? .stopped
    }
}
