import Contracts
import Messaging

extension Delivery {
    /// A delivery on intake's bulk lane, as it came from an adapter, unless said otherwise.
    static func making(
        _ body: String = "{}", queue: String = QueueName.lane(.bulk, of: .intake), exchange: String = Exchange.intake,
        routingKey: String = "intake.email.message", defect: DeliveryDefect? = nil,
        _ properties: (inout MessageProperties) -> Void = { $0.contentType = "application/json" }
    ) -> Delivery {
        var made = MessageProperties()
        properties(&made)
        return Delivery(
            tag: DeliveryTag(incarnation: 1, number: 1),
            origin: DeliveryOrigin(queue: queue, exchange: exchange, routingKey: routingKey, redelivered: false),
            properties: made, body: Array(body.utf8), defect: defect)
    }
}
