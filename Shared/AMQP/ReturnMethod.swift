/// What `basic.return` says of the message whose header and body follow.
struct ReturnMethod: Hashable {
    var refusal: BrokerRefusal
    var exchange: String
    var routingKey: String
}
