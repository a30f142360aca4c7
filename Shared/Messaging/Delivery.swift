/// A message in our hands, to be settled by its tag.
package struct Delivery: Sendable {
    /// Where the broker counts it; valid on the subscription that delivered it, until that one reconnects.
    package let tag: DeliveryTag
    package let queue: String
    package let exchange: String
    package let routingKey: String
    /// The broker has delivered it before, to us or to another.
    package let redelivered: Bool
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
        self.properties = properties
        self.body = body
        self.defect = defect
    }
}

/// A delivery's number on one incarnation of a channel.
package struct DeliveryTag: Hashable, Sendable {
    /// Which incarnation of the subscription's channel: rises with each reconnect, so that a stale tag is never
    /// settled.
    package let incarnation: UInt64
    package let number: UInt64

    /// Makes a tag of a channel's incarnation and the broker's number.
    package init(incarnation: UInt64, number: UInt64) {
        self.incarnation = incarnation
        self.number = number
    }
}

/// Where a delivery came from.
package struct DeliveryOrigin: Sendable {
    package var queue: String
    package var exchange: String
    package var routingKey: String
    package var redelivered: Bool

    /// Names a delivery's origin.
    package init(queue: String, exchange: String, routingKey: String, redelivered: Bool) {
        self.queue = queue
        self.exchange = exchange
        self.routingKey = routingKey
        self.redelivered = redelivered
    }
}

/// What is wrong with a delivery on the AMQP level.
package enum DeliveryDefect: Hashable, Sendable {
    /// The header table is deeper, larger or stranger than can be read; the properties hold no headers.
    case unreadableHeaders(reason: String)
    /// The body is over the limit (bytes) and was skipped.
    case bodyTooLarge(size: UInt64, limit: UInt64)
}
