package import Contracts
package import Domain
package import Messaging

extension OutgoingMessage {
    /// The delivery as a dead letter: its own bytes and properties, with the headers of contract.md section 8.
    package static func deadLetter(
        _ refused: RefusedDelivery, of service: ServiceName, at now: Timestamp
    ) -> OutgoingMessage {
        let delivery = refused.delivery
        let seconds = UInt64(max(0, now.microseconds / 1_000_000))
        var properties = delivery.properties
        properties.headers[MessageHeader.deadCode] = .string(refused.refusal.code.rawValue)
        properties.headers[MessageHeader.deadReason] = .string(refused.refusal.message)
        properties.headers[MessageHeader.deadField] = refused.refusal.field.map { .string($0) }
        properties.headers[MessageHeader.deadQueue] = .string(delivery.queue)
        properties.headers[MessageHeader.deadExchange] = .string(delivery.exchange)
        properties.headers[MessageHeader.deadRoutingKey] = .string(delivery.routingKey)
        properties.headers[MessageHeader.deadAttempts] = .int(Int64(max(delivery.attempt, delivery.deliveryCount) + 1))
        properties.headers[MessageHeader.deadFirstAt] = properties.headers[MessageHeader.firstAt] ?? .timestamp(seconds)
        properties.headers[MessageHeader.deadAt] = .timestamp(seconds)
        properties.headers[MessageHeader.deadServiceVersion] = .string(Version.current)
        properties.headers[MessageHeader.deadUser] = delivery.properties.userID.map { .string($0) }
        properties.userID = nil
        properties.expiration = nil
        return OutgoingMessage(
            exchange: Exchange.dead, routingKey: "\(service.rawValue).\(refused.refusal.code.rawValue)",
            properties: properties, body: delivery.body)
    }
}
