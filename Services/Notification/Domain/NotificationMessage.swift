package import Domain

/// One message to one person in the ledger: what was wanted, how far it came, how often we tried.
package struct NotificationMessage: Hashable, Sendable {
    package typealias ID = Identifier<NotificationMessage>
    package typealias Command = Instruction<Action>
    package typealias Event = Occurrence<Fact>

    package let id: ID
    package let intent: Intent
    package internal(set) var state: State
    /// The number of events so far, which is the sequence number of the last.
    package internal(set) var version: Int64
    package internal(set) var route: DeliveryPolicy.Route?
    package internal(set) var attempts: Attempts

    /// Rebuilds a message from everything that is stored of it.
    package init(
        id: ID, intent: Intent, state: State, version: Int64, route: DeliveryPolicy.Route?, attempts: Attempts
    ) {
        self.id = id
        self.intent = intent
        self.state = state
        self.version = version
        self.route = route
        self.attempts = attempts
    }

    /// A new message and its first event; that the intent's key is new is the store's to ensure.
    package static func request(
        _ intent: Intent, id: ID, by actor: Principal, at now: Timestamp
    ) -> (subject: NotificationMessage, events: [Event]) {
        let message = NotificationMessage(
            id: id, intent: intent, state: .requested, version: 1, route: nil, attempts: Attempts())
        return (message, [Event(.requested(intent), by: actor, at: now)])
    }
}

extension NotificationMessage {
    /// Where a message stands.
    package enum State: String, CaseIterable, Codable, Sendable {
        /// Can transition to `suppressed`, `rendered`, `failed`, `superseded`.
        case requested
        /// Final: it was decided not to send it.
        case suppressed
        /// Can transition to `sent`, `suppressed`, `failed`, `superseded`.
        case rendered
        /// The next station has it. Can transition to `delivered`, `bounced`.
        case sent
        /// Can transition to `bounced`, for some stations take a message and return it later.
        case delivered
        /// Final.
        case bounced
        /// Final: every attempt was in vain.
        case failed
        /// Final: a later message says more.
        case superseded
    }

    /// How often we tried to send, and when we try again.
    package struct Attempts: Hashable, Sendable {
        package var count: Int
        /// Not before this; `nil` if there is no need to wait.
        package var nextAt: Timestamp?

        /// Takes what has happened so far.
        package init(count: Int = 0, nextAt: Timestamp? = nil) {
            self.count = count
            self.nextAt = nextAt
        }
    }

    /// What can be asked of a message.
    package enum Action: Hashable, Sendable {
        case suppress(DeliveryPolicy.Suppression)
        case render(DeliveryPolicy.Route)
        /// The provider's own id, by which bounces find the message.
        case send(providerID: String)
        case deliver
        case bounce(code: String)
        case fail(reason: String)
        case supersede(by: ID)
    }

    /// What can happen to a message: one published event each.
    package enum Fact: Hashable, Sendable {
        case requested(Intent)
        case suppressed(DeliveryPolicy.Suppression)
        case rendered(DeliveryPolicy.Route)
        case sent(providerID: String)
        case delivered
        case bounced(code: String)
        case failed(reason: String)
        case superseded(by: ID)

        /// The event's name on the wire, behind `notification.`.
        package var name: String {
            switch self {
            case .requested: "requested"
            case .suppressed: "suppressed"
            case .rendered: "rendered"
            case .sent: "sent"
            case .delivered: "delivered"
            case .bounced: "bounced"
            case .failed: "failed"
            case .superseded: "superseded"
            }
        }
    }
}
