package import Contracts
package import Messaging

/// What becomes of a delivery once its transaction is committed.
package enum Settlement: Sendable, Equatable {
    case acknowledge
    /// Put aside on the retry ladder, then acknowledged.
    case retry(RetryDelay, reason: String)
}

extension OutgoingMessage {
    /// The delivery on its way to a step of the retry ladder; it comes back to its lane by itself.
    package static func retry(_ delivery: Delivery, after delay: RetryDelay, lane: Lane, of service: ServiceName)
        -> OutgoingMessage
    {
        var properties = delivery.properties
        properties.headers[MessageHeader.attempt] = .int(Int64(delivery.attempt + 1))
        if properties.headers[MessageHeader.firstExchange] == nil || delivery.attempt == 0 {
            properties.headers[MessageHeader.firstExchange] = .string(delivery.restored.exchange)
            properties.headers[MessageHeader.firstRoutingKey] = .string(delivery.restored.routingKey)
            properties.headers[MessageHeader.firstUser] = delivery.restored.properties.userID.map { .string($0) }
        }
        properties.userID = nil
        properties.expiration = nil
        return OutgoingMessage(
            exchange: Exchange.retry, routingKey: QueueName.retry(delay, lane: lane, of: service),
            properties: properties,
            body: delivery.body)
    }
}
