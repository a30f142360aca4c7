/// A method the broker sends of its own accord, in values.
enum InboundMethod: Hashable {
    case deliver(DeliverMethod)
    /// A mandatory message that no queue took; its header and body follow.
    case returned(ReturnMethod)
    case ack(tag: UInt64, multiple: Bool)
    case nack(tag: UInt64, multiple: Bool)
    /// The broker took the consumer away.
    case cancel
    case channelClose(BrokerRefusal)
    case connectionClose(BrokerRefusal)
    case blocked(reason: String)
    case unblocked
    /// Anything else; the number is class and method.
    case other(UInt32)
}

/// What `basic.deliver` says of the message whose header and body follow.
struct DeliverMethod: Hashable {
    var tag: UInt64
    var redelivered: Bool
    var exchange: String
    var routingKey: String
}

/// What `basic.return` says of the message whose header and body follow.
struct ReturnMethod: Hashable {
    var refusal: BrokerRefusal
    var exchange: String
    var routingKey: String
}

/// The broker's reply code and text.
struct BrokerRefusal: Hashable {
    var code: Int
    var reason: String
}
