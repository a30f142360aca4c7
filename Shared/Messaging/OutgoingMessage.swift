/// A message to be published.
package struct OutgoingMessage: Hashable, Sendable {
    package var exchange: String
    package var routingKey: String
    /// Whether the broker returns it if no queue takes it.
    package var mandatory: Bool
    package var properties: MessageProperties
    package var body: [UInt8]

    /// Makes a message; `deliveryMode` 2 (persistent) unless the properties say otherwise.
    package init(
        exchange: String, routingKey: String, mandatory: Bool = true, properties: MessageProperties, body: [UInt8]
    ) {
        self.exchange = exchange
        self.routingKey = routingKey
        self.mandatory = mandatory
        self.properties = properties
        self.body = body
        if self.properties.deliveryMode == nil { self.properties.deliveryMode = 2 }
    }
}

/// What became of a published message.
package enum PublishOutcome: Hashable, Sendable {
    /// The broker has it safely in every queue it was routed to.
    case confirmed
    /// No queue took it (mandatory messages only); nothing was kept.
    case returned(code: Int, reason: String)
    /// The broker refused it (an overflowing queue, an internal error); publish it again later.
    case rejected
    /// The connection broke before the answer; it may or may not have arrived: publish it again.
    case unknown
}
