import AMQP
import Contracts
import Logging
import Messaging

/// The tool's way to the broker: one publisher, an administration, and a subscription to any queue, for as long as a
/// closure runs.
struct BrokerSession: Sendable {
    /// The broker user, which commands are sent as.
    let user: String
    let publisher: AMQPPublisher
    let administration: AMQPAdministration
    private let configuration: AMQPConfiguration
    private let logger: Logger

    /// How long a connection may take to come up.
    private static let patience: Duration = .seconds(15)
    /// After how long somebody who waits for it wants to know.
    private static let silence: Duration = .seconds(2)

    /// Connects, runs the closure and disconnects. Throws `unavailable` if the broker cannot be reached, and
    /// `configuration` if it lets the user not in.
    static func open<Value: Sendable>(
        _ configuration: AMQPConfiguration, _ body: @Sendable (BrokerSession) async throws -> Value
    ) async throws -> Value {
        let logger = Logger(label: "casewire.tool", factory: { _ in SwiftLogNoOpLogHandler() })
        let publisher = try AMQPPublisher(configuration: configuration, logger: logger)
        let administration = AMQPAdministration(configuration: configuration)
        let session = BrokerSession(
            user: configuration.user, publisher: publisher, administration: administration,
            configuration: configuration,
            logger: logger)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await publisher.run() }
            do {
                try await Deadline.within(patience) {
                    let seconds = patience.components.seconds
                    try await Deadline.saying(
                        "Waiting for the broker \(configuration), \(seconds) s at most.", after: silence
                    ) { await publisher.waitForState(\.isDecided) }
                    try requireOpen(publisher.state, configuration)
                } orThrow: {
                    unreachable(publisher.state, configuration)
                }
                let value = try await body(session)
                await administration.close()
                await publisher.shutdown()
                return value
            } catch {
                await administration.close()
                await publisher.shutdown()
                throw (error as? AMQPError).map { ToolFailure($0, configuration) } ?? error
            }
        }
    }

    /// Consumes a queue while the closure runs; what it did not acknowledge goes back to the queue.
    func withSubscription<Value: Sendable>(
        to queue: String, prefetch: Int, bodyLimit: Int = MessageLimits.largeBody,
        _ body: @Sendable (AMQPSubscription) async throws -> Value
    ) async throws -> Value {
        let subscription = try AMQPSubscription(
            configuration: configuration, queue: queue, prefetch: prefetch, bodyLimit: bodyLimit, logger: logger)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await subscription.run() }
            do {
                try await Deadline.within(Self.patience) {
                    await subscription.waitForState(\.isDecided)
                    try Self.requireOpen(subscription.state, configuration)
                } orThrow: {
                    Self.unreachable(subscription.state, configuration)
                }
                let value = try await body(subscription)
                await subscription.shutdown()
                return value
            } catch {
                await subscription.shutdown()
                throw error
            }
        }
    }

    /// Publishes one message; throws unless the broker has it.
    func publish(_ message: OutgoingMessage) async throws(ToolFailure) {
        guard let outcome = await publisher.publish([message]).first else { return }
        try Self.check(outcome, exchange: message.exchange, routingKey: message.routingKey)
    }

    /// Throws unless the broker has the message.
    static func check(_ outcome: PublishOutcome, exchange: String, routingKey: String) throws(ToolFailure) {
        let place = exchange.isEmpty ? "the queue \(routingKey)" : "\(exchange) with the key \(routingKey)"
        switch outcome {
        case .confirmed: return
        case .returned(let code, let reason):
            throw ToolFailure(
                code == 403 || code == 404 ? .configuration : .failedCheck,
                "The broker took no message for \(place): \(reason.printable) (\(code)).",
                advice: "Run casewire doctor; casewire topology declares what is missing.")
        case .rejected:
            throw ToolFailure(
                .unavailable, "The broker has no room for \(place).", advice: "See casewire doctor, then try again.")
        case .unknown:
            throw ToolFailure(
                .unavailable, "The connection broke before the broker confirmed the message for \(place).",
                advice: "Send it again: a message with the same id has one effect.")
        }
    }

    private static func requireOpen(
        _ state: LinkState, _ configuration: AMQPConfiguration
    ) throws(ToolFailure) {
        guard state.isOpen else { throw unreachable(state, configuration) }
    }

    private static func unreachable(_ state: LinkState, _ configuration: AMQPConfiguration) -> ToolFailure {
        guard case .down(let error) = state else {
            return ToolFailure(.unavailable, "The broker \(configuration) does not answer.")
        }
        return ToolFailure(error, configuration)
    }
}

extension LinkState {
    /// Whether the connection is open, or is down for a reason that another attempt does not change.
    fileprivate var isDecided: Bool {
        switch self {
        case .open: true
        case .down(let error): !error.isRetriable
        case .connecting, .blocked, .suspended, .stopped: false
        }
    }
}
