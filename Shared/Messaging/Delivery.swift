/// A message in our hands, to be settled by its tag.
package struct Delivery: Sendable {
    /// Where the broker counts it; valid on the subscription that delivered it, until that one reconnects.
    package let tag: DeliveryTag
    package let queue: String
    package let exchange: String
    package let routingKey: String
    /// The broker has delivered it before, to us or to another.
    package let redelivered: Bool
    /// How often it was tried before it was made out to be as it first came; 0 for what the broker has just delivered.
    package let priorAttempts: Int
    package let properties: MessageProperties
    package let body: [UInt8]
    /// Why the message cannot be handed on as it came (over-long, or headers that cannot be read); the body may be
    /// empty then.
    package let defect: DeliveryDefect?

    /// Makes a delivery of its parts.
    package init(
        tag: DeliveryTag, origin: DeliveryOrigin, properties: MessageProperties, body: [UInt8],
        defect: DeliveryDefect? = nil
    ) {
        self.tag = tag
        queue = origin.queue
        exchange = origin.exchange
        routingKey = origin.routingKey
        redelivered = origin.redelivered
        priorAttempts = origin.priorAttempts
        self.properties = properties
        self.body = body
        self.defect = defect
    }
}
