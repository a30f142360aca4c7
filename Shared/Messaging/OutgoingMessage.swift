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
