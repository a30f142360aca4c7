import CProcessShims
import Contracts
import Foundation
import Logging
import Messaging
import Metrics

/// Makes a process of a service: settings, logging, metrics, health, and a start and stop in order.
package enum ServiceRunner {
    /// How a process tells the system how it went.
    private enum ExitCode: Int32 {
        case success = 0
        /// The stop took longer than the drain time; or a part of the service failed.
        case failure = 1
        /// The program itself is broken, such as lacking its migrations (sysexits: EX_SOFTWARE).
        case software = 70
        /// The settings are wrong (sysexits: EX_CONFIG).
        case configuration = 78
    }

    /// Runs the service until it is told to stop, then ends the process.
    package static func run<Blueprint: ServiceBlueprint>(_ type: Blueprint.Type) async {
        // An allocator that knows none of it serves as well.
        _ = casewire_bound_heaps()
        signal(SIGPIPE, SIG_IGN)
        var reader = await SettingsReader(
            service: Blueprint.name, settings: Blueprint.allSettings, environment: ProcessInfo.processInfo.environment)
        let blueprint = Blueprint(reading: &reader)
        do throws(ConfigurationError) {
            let settings = try RuntimeSettings(reading: &reader, for: Blueprint.name)
            exit(await run(blueprint, settings: settings, unknown: reader.unknown).rawValue)
        } catch {
            StandardOutput.writeError("casewire \(Blueprint.name.rawValue): \(error)\n")
            exit(ExitCode.configuration.rawValue)
        }
    }

    private static func run<Blueprint: ServiceBlueprint>(
        _ blueprint: Blueprint, settings: RuntimeSettings, unknown: [UnknownSetting]
    ) async -> ExitCode {
        let registry = MetricRegistry()
        MetricsSystem.bootstrap(registry)
        let logger = bootstrapLogging(for: Blueprint.name, settings.log)
        warn(of: unknown, logger)
        let board = HealthBoard(logger: logger)
        do {
            let assembly = try ServiceAssembly(blueprint, settings: settings, board: board, logger: logger)
            logger.notice("starting")
            let process = ServiceProcess(
                assembly.stages(registry: registry), drainTimeout: settings.drainTimeout, logger: logger)
            return report(await run(process, board, logger), settings, logger)
        } catch {
            logger.critical("service cannot be put together", metadata: [LogKey.error.rawValue: "\(error)"])
            return .software
        }
    }

    private static func run(_ process: ServiceProcess, _ board: HealthBoard, _ logger: Logger) async
        -> ServiceProcess.Ending
    {
        await process.run {
            logger.notice("stopping")
            board.stopped()
        } overdue: {
            logger.error("stop took too long, what is unfinished comes again from the queue")
            exit(ExitCode.failure.rawValue)
        }
    }

    private static func report(_ ending: ServiceProcess.Ending, _ settings: RuntimeSettings, _ logger: Logger)
        -> ExitCode
    {
        switch ending {
        case .stopped:
            logger.notice("stopped")
            return .success
        case .cut:
            logger.error(
                "stop was cut, what is unfinished comes again from the queue",
                metadata: [LogKey.timeout.rawValue: "\(settings.drainTimeout.settingText)"])
            return .failure
        case .failed(let reason):
            logger.critical("service failed", metadata: [LogKey.error.rawValue: "\(reason)"])
            return .failure
        }
    }

    private static func bootstrapLogging(for service: ServiceName, _ settings: LogSettings) -> Logger {
        LoggingSystem.bootstrap { _ in
            LineLogHandler(service: service.rawValue, settings: settings, write: StandardOutput.write)
        }
        return Logger(label: "casewire.\(service.rawValue)")
    }

    private static func warn(of unknown: [UnknownSetting], _ logger: Logger) {
        for setting in unknown {
            var metadata: Logger.Metadata = [LogKey.setting.rawValue: "\(setting.name)"]
            if let suggestion = setting.suggestion { metadata[LogKey.suggestion.rawValue] = "\(suggestion)" }
            logger.warning("unknown setting, misspelt?", metadata: metadata)
        }
    }
}
