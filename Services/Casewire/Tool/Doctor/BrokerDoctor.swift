import AMQP
import Contracts
import Messaging

/// Examines the broker: reachable, new enough, complete, and drained by the services.
struct BrokerDoctor: Sendable {
    let configuration: AMQPConfiguration
    /// `nil` if nothing says where the management API is.
    let management: ManagementClient?

    /// How many messages may wait in a lane before somebody should look.
    private static let depthToWatch: Int64 = 10_000

    /// The findings, as far as the broker can be reached.
    func examine() async -> [Diagnosis] {
        let connection = await examineConnection()
        guard connection.grade == .well else { return [connection] }
        guard let management else {
            return [
                connection,
                .watch(
                    "broker: management", "nothing says where the management API is",
                    remedy: "Give --management-url: without it, neither topology nor queues are looked at."),
            ]
        }
        do {
            return [connection] + (try await examine(management))
        } catch {
            return [
                connection,
                .ill(
                    "broker: management", "\(error)",
                    remedy: "Check --management-url and its user, who must administer the broker."),
            ]
        }
    }

    private func examineConnection() async -> Diagnosis {
        let administration = AMQPAdministration(configuration: configuration)
        do throws(AMQPError) {
            try await administration.checkExchange(Exchange.events)
            await administration.close()
            return .well("broker: connection", "\(configuration)")
        } catch {
            await administration.close()
            let failure = ToolFailure(error, configuration)
            return .ill("broker: connection", failure.message, remedy: failure.advice)
        }
    }

    private func examine(_ management: ManagementClient) async throws -> [Diagnosis] {
        let version = try await management.version()
        let alarms = try await management.alarms()
        let vhost = configuration.virtualHost
        let topology = BrokerTopology.casewire(vhost: vhost)
        let wanted = BrokerDefinitions(topology.definitions(passwords: [:]), vhost: vhost)
        let differences = TopologyDifference.all(from: try await management.definitions(vhost: vhost), to: wanted)
        let queues = try await management.queues(vhost: vhost)
        return [Self.judge(version: version), Self.judge(alarms: alarms)] + Self.judge(differences)
            + Self.judge(queues: queues)
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

    static func judge(queues: [JSONValue]) -> [Diagnosis] {
        let byName = Dictionary(queues.map { ($0["name"]?.text ?? "", $0) }) { first, _ in first }
        return ServiceName.allCases.flatMap { service in
            Lane.lanes(of: service).compactMap { lane in
                byName[QueueName.lane(lane, of: service)].map { judge(lane: lane, of: service, $0) }
            } + (byName[QueueName.dead(of: service)].flatMap { judge(deadLetters: $0, of: service) }.map { [$0] } ?? [])
        } + (byName[QueueName.unrouted].flatMap(judge(unrouted:)).map { [$0] } ?? [])
    }

    private static func judge(lane: Lane, of service: ServiceName, _ queue: JSONValue) -> Diagnosis {
        let subject = "\(service.rawValue): \(lane.rawValue)"
        let (messages, consumers) = (count("messages", queue), count("consumers", queue))
        guard consumers > 0 else {
            return .ill(
                subject, "nobody consumes it, \(messages) messages wait",
                remedy: """
                    Start the service \(service.rawValue). If it has just started, ask again: the broker counts anew \
                    every few seconds.
                    """)
        }
        guard messages < depthToWatch else {
            return .watch(
                subject, "\(messages) messages wait",
                remedy: "Start more of \(service.rawValue), or see what holds it up.")
        }
        return .well(subject, "\(consumers) consumer\(consumers == 1 ? "" : "s"), \(messages) messages")
    }

    private static func judge(deadLetters queue: JSONValue, of service: ServiceName) -> Diagnosis? {
        let messages = count("messages", queue)
        guard messages > 0 else { return nil }
        return .watch(
            "\(service.rawValue): dead letters", "\(messages)",
            remedy: "casewire dead list --service \(service.rawValue)")
    }

    private static func judge(unrouted queue: JSONValue) -> Diagnosis? {
        let messages = count("messages", queue)
        guard messages > 0 else { return nil }
        return .watch(
            "intake: unrouted", "\(messages) messages had a routing key that no queue takes",
            remedy: "Look at them in the queue \(QueueName.unrouted); an adapter uses a wrong key.")
    }

    private static func count(_ name: String, _ queue: JSONValue) -> Int64 {
        if case .integer(let count)? = queue[name] { count } else { 0 }
    }
}
