/// What `basic.deliver` says of the message whose header and body follow.
struct DeliverMethod: Hashable {
    var tag: UInt64
    var redelivered: Bool
    var exchange: String
    var routingKey: String
}
