import AMQP
import Contracts
import Messaging
import Synchronization

/// The installation that is loaded: looked at before anything is published, and asked for its queues after.
struct LoadTarget: Sendable {
    let session: BrokerSession
    let configuration: AMQPConfiguration
    let services: [ServiceName]
    /// `nil` if nothing says where the management API is.
    let management: ManagementClient?

    /// The queues in which work waits.
    var workQueues: [String] {
        services.flatMap { service in
            Lane.lanes(of: service).flatMap { lane in
                QueueName.sources(of: lane, in: service)
                    + RetryDelay.allCases.map { QueueName.retry($0, lane: lane, of: service) }
            }
        }
    }

    /// How long services may take to consume: they say that they are ready a moment before they do.
    private static let muster = Duration.seconds(10)

    /// Throws unless the broker has everything of the contract that a run needs, and every lane has a consumer.
    func check() async throws {
        do throws(AMQPError) {
            for exchange in [Exchange.intake, Exchange.commands, Exchange.events, Exchange.dead] {
                try await session.administration.checkExchange(exchange)
            }
            for service in services { try await session.administration.checkQueue(QueueName.dead(of: service)) }
        } catch {
            throw Self.notCasewire(error, configuration)
        }
        // Before and not after everything is published: whether what counts the queues is there.
        _ = try await management?.queues(vhost: configuration.virtualHost)
        let deadline = ContinuousClock.now + Self.muster
        for service in services {
            for lane in Lane.lanes(of: service) {
                for queue in QueueName.sources(of: lane, in: service) {
                    try await awaitConsumer(of: queue, service, until: deadline)
                }
            }
        }
    }

    private func awaitConsumer(
        of queue: String, _ service: ServiceName, until deadline: ContinuousClock.Instant
    ) async throws {
        while try await consumerCount(of: queue) == 0 {
            guard ContinuousClock.now < deadline else {
                throw ToolFailure(
                    .configuration, "Nobody consumes \(queue).",
                    advice: "Start the service \(service.rawValue), or follow intake alone with --intake-only.")
            }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    private func consumerCount(of queue: String) async throws(ToolFailure) -> Int {
        do throws(AMQPError) {
            return try await session.administration.checkQueue(queue).consumerCount
        } catch {
            throw Self.notCasewire(error, configuration)
        }
    }

    private static func notCasewire(_ error: AMQPError, _ configuration: AMQPConfiguration) -> ToolFailure {
        guard error.code == .notFound else { return ToolFailure(error, configuration) }
        return ToolFailure(
            .configuration,
            "\(configuration) is no Casewire, or lacks its topology: \(error.message).",
            advice: "Check the URL and its vhost; casewire topology declares what is missing.")
    }

    /// Waits until every service has let something be heard; throws `unavailable` with those that did not.
    func awaitWatermarks(_ monitor: LoadMonitor) async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        var silent = services
        while !silent.isEmpty {
            silent = monitor.silent(among: services)
            guard silent.isEmpty || ContinuousClock.now < deadline else {
                let names = silent.map(\.rawValue).joined(separator: ", ")
                throw ToolFailure(
                    .unavailable, "No watermark came from \(names) within 20 s.",
                    advice: "A relay says every second up to when it has published; see casewire doctor.")
            }
            if !silent.isEmpty { try await Task.sleep(for: .milliseconds(100)) }
        }
    }

    /// How many messages wait in which queues; those that are being worked on count only if the management API tells.
    func waiting() async throws -> [String] {
        var waiting: [String: Int64] = [:]
        for queue in workQueues { waiting[queue] = Int64(try await count(queue)) }
        for queue in try await management?.queues(vhost: configuration.virtualHost) ?? [] {
            guard let name = queue["name"]?.text, let known = waiting[name],
                case .integer(let count)? = queue["messages"]
            else { continue }
            waiting[name] = max(known, count)
        }
        return waiting.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    }

    /// How many dead letters each service has; one that a relay had to publish again is one.
    func deadLetters() async throws -> [ServiceName: Int] {
        var counts: [ServiceName: Int] = [:]
        for service in services {
            let seen = Mutex<[String]>([])
            let ready = try await DeadLetterQueue(service: service, session: session).review(limit: Self.lookLimit) {
                letter in
                seen.withLock { $0.append(letter.id) }
                return .keep
            }
            counts[service] = seen.withLock { ready - $0.count + Set($0).count }
        }
        return counts
    }

    /// So many dead letters are looked at for repetitions; a queue hands out no more at a time.
    private static let lookLimit = 2_000

    private func count(_ queue: String) async throws(ToolFailure) -> Int {
        do throws(AMQPError) {
            return try await session.administration.messageCount(queue)
        } catch {
            throw ToolFailure(error, configuration)
        }
    }
}
