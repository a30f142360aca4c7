/// A method the broker sends of its own accord, in values.
enum InboundMethod: Hashable {
    case deliver(DeliverMethod)
    /// A mandatory message that no queue took; its header and body follow.
    case returned(ReturnMethod)
    case ack(tag: UInt64, multiple: Bool)
    case nack(tag: UInt64, multiple: Bool)
    /// The broker took the consumer away.
    case cancel
    /// The broker has a consumer that we asked for.
    case consuming
    /// The broker has taken a consumer away as we asked: it gets no more deliveries.
    case cancelled
    case channelClose(BrokerRefusal)
    case connectionClose(BrokerRefusal)
    case blocked(reason: String)
    case unblocked
    /// Anything else; the number is class and method.
    case other(UInt32)
}
