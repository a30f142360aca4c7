package import Contracts
import Domain

/// What goes from an exchange to a queue.
///
/// | queue | takes |
/// |---|---|
/// | `casewire.intake.raw` | `intake.*.raw` |
/// | `casewire.intake.bulk.<channel>` | `intake.<channel>.message`, `.alert`, `.interaction` |
/// | `casewire.intake.bulk` | what has waited on the ladder of retries; what has no other queue, to be refused |
/// | `casewire.<service>.interactive` | commands `<service>.#` |
/// | `casewire.<service>.bulk` (intake: `.events`) | `events(for:)`; answers to the service's own commands |
/// | `casewire.<service>.retry.<lane>.<delay>` | what the service puts off |
/// | `casewire.<service>.dead` | the service's dead letters |
/// | `casewire.unrouted` | a copy of what has no other queue |
/// | `casewire.events.stream` | all events |
package struct BindingDeclaration: Hashable, Sendable {
    package let exchange: String
    package let queue: String
    package let routingKey: String

    /// Declares that a queue takes what an exchange gets under a key.
    package init(exchange: String, queue: String, routingKey: String) {
        self.exchange = exchange
        self.queue = queue
        self.routingKey = routingKey
    }

    /// The bindings of the contract.
    package static let all: [BindingDeclaration] =
        intake + ServiceName.allCases.flatMap { bindings(of: $0) } + [
            BindingDeclaration(exchange: Exchange.unrouted, queue: QueueName.unrouted, routingKey: ""),
            BindingDeclaration(
                exchange: Exchange.unrouted, queue: QueueName.lane(.bulk, of: .intake), routingKey: ""),
            BindingDeclaration(exchange: Exchange.events, queue: QueueName.eventStream, routingKey: "#"),
        ]

    /// The lane in which a service gets other services' events and the answers to its own commands.
    package static func eventLane(of service: ServiceName) -> Lane { service == .intake ? .events : .bulk }

    /// The events that a service listens to, as binding keys: those that it does something about, since the broker's
    /// work is a copy for each.
    package static func events(for service: ServiceName) -> [String] {
        switch service {
        case .intake: ["incident.#", "agent.changed.#"]
        case .routing: ["case.#", "incident.#"]
        case .itsm:
            [
                "case.linked.#", "case.unlinked.#", "case.info_received.#", "case.solution_rejected.#",
                "case.cancelled.#", "agent.changed.#",
            ]
        case .notification:
            [
                "case.created.#", "case.info_requested.#", "case.message_added.#", "case.resolved.#", "case.closed.#",
                "case.reminder_due.#", "party.#", "intake.bounce_detected.#",
            ]
        case .survey:
            [
                "case.closed.#", "case.reopened.#", "party.#", "notification.suppressed.#", "notification.bounced.#",
                "notification.failed.#",
            ]
        }
    }

    private static let intake =
        [
            BindingDeclaration(
                exchange: Exchange.intake, queue: QueueName.lane(.raw, of: .intake), routingKey: "intake.*.raw")
        ]
        + Channel.allCases.flatMap { channel in
            ["message", "alert", "interaction"].map { kind in
                BindingDeclaration(
                    exchange: Exchange.intake, queue: QueueName.channel(channel, of: .bulk),
                    routingKey: "intake.\(channel.rawValue).\(kind)")
            }
        }

    private static func bindings(of service: ServiceName) -> [BindingDeclaration] {
        let name = service.rawValue
        let eventQueue = QueueName.lane(eventLane(of: service), of: service)
        let commands = BindingDeclaration(
            exchange: Exchange.commands, queue: QueueName.lane(.interactive, of: service), routingKey: "\(name).#")
        let events = events(for: service).map {
            BindingDeclaration(exchange: Exchange.events, queue: eventQueue, routingKey: $0)
        }
        let answers = BindingDeclaration(
            exchange: Exchange.replies, queue: eventQueue, routingKey: ReplyAddress.key(of: service))
        let ladder = Lane.lanes(of: service).flatMap { lane in
            RetryDelay.allCases.map { delay in
                let queue = QueueName.retry(delay, lane: lane, of: service)
                return BindingDeclaration(exchange: Exchange.retry, queue: queue, routingKey: queue)
            }
        }
        let dead = BindingDeclaration(
            exchange: Exchange.dead, queue: QueueName.dead(of: service), routingKey: "\(name).#")
        return [commands] + events + [answers] + ladder + [dead]
    }
}

extension BindingDeclaration {
    /// Whether the broker would take a message with that routing key by this binding of a topic exchange: `*` is one
    /// word, `#` any number of them.
    package func matches(_ routingKey: String) -> Bool {
        Self.matches(
            self.routingKey.split(separator: ".", omittingEmptySubsequences: false)[...],
            routingKey.split(separator: ".", omittingEmptySubsequences: false)[...])
    }

    private static func matches(_ pattern: ArraySlice<Substring>, _ words: ArraySlice<Substring>) -> Bool {
        guard let first = pattern.first else { return words.isEmpty }
        if first == "#" {
            return matches(pattern.dropFirst(), words) || (!words.isEmpty && matches(pattern, words.dropFirst()))
        }
        guard let word = words.first, first == "*" || first == word else { return false }
        return matches(pattern.dropFirst(), words.dropFirst())
    }
}
