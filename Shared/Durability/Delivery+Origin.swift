package import Messaging

extension Delivery {
    /// How often it was tried before.
    package var attempt: Int {
        isReturning ? Int(properties.headers[MessageHeader.attempt]?.integer ?? 0) : priorAttempts
    }

    /// Whether an operator sent it back from the dead letters.
    package var isRedriven: Bool { isReturning && properties.headers[MessageHeader.redriven] != nil }

    /// How often the broker delivered it without an answer (quorum queues count this).
    package var deliveryCount: Int { Int(properties.headers["x-delivery-count"]?.integer ?? 0) }

    /// Whether it came to its queue by name, as only the services and the tool may send: only then are the origin
    /// headers true.
    ///
    /// Its queue may be one of several that a lane is read from; such a name begins with the lane's.
    private var isReturning: Bool {
        exchange.isEmpty && (routingKey == queue || routingKey.hasPrefix("\(queue)."))
    }

    /// The delivery as it was when it first came: with the exchange, routing key and user it was published with. How
    /// often it was tried stays known.
    package var restored: Delivery {
        guard isReturning, let exchange = properties.headers[MessageHeader.firstExchange]?.text,
            let routingKey = properties.headers[MessageHeader.firstRoutingKey]?.text
        else { return self }
        var properties = properties
        properties.userID = properties.headers[MessageHeader.firstUser]?.text
        var origin = DeliveryOrigin(
            queue: queue, exchange: exchange, routingKey: routingKey, redelivered: redelivered)
        origin.priorAttempts = attempt
        return Delivery(tag: tag, origin: origin, properties: properties, body: body, defect: defect)
    }
}
