/// The names of the AMQP headers that we read and write ourselves.
package enum MessageHeader {
    /// How often the message has been tried, counted by ourselves (the broker's own count differs between versions).
    package static let attempt = "x-attempt"
    /// The exchange to which it was first published, while it is on the retry ladder.
    package static let firstExchange = "x-first-exchange"
    /// The routing key with which it was first published, while it is on the retry ladder.
    package static let firstRoutingKey = "x-first-routing-key"
    /// When it was first tried (RFC 3339), while it is on the retry ladder.
    package static let firstAt = "x-first-at"
    /// The broker user that first published it, while it is on the retry ladder or redriven.
    package static let firstUser = "x-first-user-id"
    /// Marks a message that an operator sent back from the dead letters.
    package static let redriven = "x-redriven"
    /// Marks an event published again by a replay.
    package static let replay = "x-replay"

    package static let deadCode = "x-dead-code"
    package static let deadReason = "x-dead-reason"
    package static let deadField = "x-dead-field"
    package static let deadQueue = "x-dead-queue"
    package static let deadExchange = "x-dead-exchange"
    package static let deadRoutingKey = "x-dead-routing-key"
    package static let deadAttempts = "x-dead-attempts"
    package static let deadFirstAt = "x-dead-first-at"
    package static let deadAt = "x-dead-at"
    package static let deadServiceVersion = "x-dead-service-version"
    package static let deadUser = "x-dead-user-id"

    /// The system that a raw message comes from.
    package static let provider = "provider"
    /// The address at which a webhook's request came in.
    package static let httpURL = "http-url"
    /// A webhook's request headers, as a JSON object.
    package static let httpHeaders = "http-headers"
}

extension Delivery {
    /// Where the message was first published, whether it came straight or by the retry ladder.
    ///
    /// What comes from the ladder comes by the default exchange, to which no adapter may write: only then are the
    /// headers ours.
    package var publishedTo: (exchange: String, routingKey: String) {
        guard exchange.isEmpty, let exchange = properties.headers[MessageHeader.firstExchange]?.text,
            let routingKey = properties.headers[MessageHeader.firstRoutingKey]?.text
        else { return (exchange, routingKey) }
        return (exchange, routingKey)
    }
}
