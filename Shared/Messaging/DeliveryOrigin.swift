/// Where a delivery came from.
package struct DeliveryOrigin: Sendable {
    package var queue: String
    package var exchange: String
    package var routingKey: String
    package var redelivered: Bool
    /// How often it was tried before it was made out to be as it first came; 0 for what the broker has just delivered.
    package var priorAttempts = 0

    /// Names a delivery's origin.
    package init(queue: String, exchange: String, routingKey: String, redelivered: Bool) {
        self.queue = queue
        self.exchange = exchange
        self.routingKey = routingKey
        self.redelivered = redelivered
    }
}
