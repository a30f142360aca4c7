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
