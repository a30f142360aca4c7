import AMQP
import Contracts
import Messaging

/// Examines the broker: reachable, new enough, complete, and drained by the services.
struct BrokerDoctor: Sendable {
    let configuration: AMQPConfiguration
    /// `nil` if nothing says where the management API is.
    let management: ManagementClient?

    /// How many messages may wait in a lane before somebody should look.
    private static let depthToWatch = 10_000

    /// The findings, as far as the broker can be reached.
    func examine() async -> [Diagnosis] {
        let administration = AMQPAdministration(configuration: configuration)
        let connection = await examineConnection(administration)
        let queues = connection.grade == .well ? await examineQueues(administration) : []
        await administration.close()
        guard connection.grade == .well else { return [connection] }
        return [connection] + (await examineManagement()) + queues
    }

    private func examineConnection(_ administration: AMQPAdministration) async -> Diagnosis {
        do throws(AMQPError) {
            try await administration.checkExchange(Exchange.events)
            return .well("broker: connection", "\(configuration)")
        } catch {
            let failure = ToolFailure(error, configuration)
            return .ill("broker: connection", failure.message, remedy: failure.advice)
        }
    }

    /// Asks for each queue by itself: the management API counts anew only every few seconds.
    private func examineQueues(_ administration: AMQPAdministration) async -> [Diagnosis] {
        var queues: [String: QueueStatus] = [:]
        for name in Self.queues {
            do throws(AMQPError) {
                queues[name] = try await administration.checkQueue(name)
            } catch {
                // One that is missing is the topology's matter.
                guard error.code != .notFound else { continue }
                let failure = ToolFailure(error, configuration)
                return [.ill("broker: queues", failure.message, remedy: failure.advice)]
            }
        }
        return Self.judge(queues: queues)
    }

    private static var queues: [String] {
        ServiceName.allCases.flatMap { service in
            Lane.lanes(of: service).flatMap { QueueName.sources(of: $0, in: service) } + [QueueName.dead(of: service)]
        } + [QueueName.unrouted]
    }

    private func examineManagement() async -> [Diagnosis] {
        guard let management else {
            return [
                .watch(
                    "broker: management", "nothing says where the management API is",
                    remedy: "Give --management-url: without it, version, alarms and topology are not looked at.")
            ]
        }
        do {
            return try await examine(management)
        } catch {
            return [
                .ill(
                    "broker: management", "\(error)",
                    remedy: "Check --management-url and its user, who must administer the broker.")
            ]
        }
    }

    private func examine(_ management: ManagementClient) async throws -> [Diagnosis] {
        let version = try await management.version()
        let alarms = try await management.alarms()
        let vhost = configuration.virtualHost
        let topology = BrokerTopology.casewire(vhost: vhost)
        let wanted = BrokerDefinitions(topology.definitions(passwords: [:]), vhost: vhost)
        let differences = TopologyDifference.all(from: try await management.definitions(vhost: vhost), to: wanted)
        return [Self.judge(version: version), Self.judge(alarms: alarms)] + Self.judge(differences)
    }

    /// The contract holds from RabbitMQ 3.10 on.
    static func judge(version: String) -> Diagnosis {
        let numbers = version.split(separator: ".").prefix(2).compactMap { Int($0) }
        guard numbers.count == 2, (numbers[0], numbers[1]) >= (3, 10) else {
            return .ill("broker: version", version, remedy: "RabbitMQ 3.10 or later is needed.")
        }
        return .well("broker: version", version)
    }

    static func judge(alarms: [String]) -> Diagnosis {
        alarms.isEmpty
            ? .well("broker: alarms", "none")
            : .ill(
                "broker: alarms", alarms.joined(separator: ", "),
                remedy: "Free memory or disk: until then nothing can be published.")
    }

    static func judge(_ differences: [TopologyDifference]) -> [Diagnosis] {
        guard !differences.isEmpty else { return [.well("broker: topology", "complete")] }
        return differences.map { difference in
            switch difference {
            case .missingUser("gateway"):
                .watch(
                    "broker: topology", "\(difference)",
                    remedy: "Only the gateway needs it; casewire topology makes it, given a password.")
            case .staleBinding, .missingUser, .missingExchange, .missingQueue, .missingBinding, .policy, .permission,
                .topicPermission:
                .ill("broker: topology", "\(difference)", remedy: "Run casewire topology.")
            case .otherExchange, .otherQueue:
                .ill(
                    "broker: topology", "\(difference)",
                    remedy: "Let it run empty, delete it, then run casewire topology.")
            }
        }
    }

    /// What is wrong with the queues, by name; those that are missing are left out.
    static func judge(queues: [String: QueueStatus]) -> [Diagnosis] {
        ServiceName.allCases.flatMap { service in
            Lane.lanes(of: service).compactMap { lane in
                let sources = QueueName.sources(of: lane, in: service).compactMap { queues[$0] }
                return sources.isEmpty ? nil : judge(lane: lane, of: service, sources)
            } + (queues[QueueName.dead(of: service)].flatMap { judge(deadLetters: $0, of: service) }.map { [$0] } ?? [])
        } + (queues[QueueName.unrouted].flatMap(judge(unrouted:)).map { [$0] } ?? [])
    }

    private static func judge(lane: Lane, of service: ServiceName, _ sources: [QueueStatus]) -> Diagnosis {
        let subject = "\(service.rawValue): \(lane.rawValue)"
        let left = sources.filter { $0.consumerCount == 0 }
        guard left.isEmpty else {
            let waiting = left.reduce(0) { $0 + $1.messageCount }
            guard left.count < sources.count else {
                return .ill(
                    subject, "nobody consumes it, \(waiting) messages wait",
                    remedy: "Start the service \(service.rawValue).")
            }
            // Whoever consumes a lane consumes all its queues.
            return .ill(
                subject, "nobody consumes \(left.map(\.name).joined(separator: ", ")), \(waiting) messages wait",
                remedy: "Start this version of \(service.rawValue): the one that runs is older than the topology.")
        }
        let waiting = sources.reduce(0) { $0 + $1.messageCount }
        let count = sources.map(\.consumerCount).min() ?? 0
        guard waiting < depthToWatch else {
            return .watch(
                subject, "\(waiting) messages wait",
                remedy: "Start more of \(service.rawValue), or see what holds it up.")
        }
        return .well(subject, "\(count) consumer\(count == 1 ? "" : "s"), \(waiting) messages wait")
    }

    private static func judge(deadLetters queue: QueueStatus, of service: ServiceName) -> Diagnosis? {
        guard queue.messageCount > 0 else { return nil }
        return .watch(
            "\(service.rawValue): dead letters", "\(queue.messageCount)",
            remedy: "casewire dead list --service \(service.rawValue)")
    }

    private static func judge(unrouted queue: QueueStatus) -> Diagnosis? {
        guard queue.messageCount > 0 else { return nil }
        return .watch(
            "intake: unrouted", "\(queue.messageCount) messages had a routing key that no queue takes",
            remedy: "Look at them in the queue \(QueueName.unrouted); an adapter uses a wrong key.")
    }
}
