import CRabbitMQ
import CRabbitMQShims

extension InboundMethod {
    /// Copies a method frame; its pointers live only until the library's buffers are released.
    init(_ method: amqp_method_t) {
        self = unsafe Self.content(method) ?? Self.connection(method) ?? Self.answer(method) ?? .other(method.id)
    }

    private static func content(_ method: amqp_method_t) -> InboundMethod? {
        switch unsafe method.id {
        case AMQP_BASIC_DELIVER_METHOD:
            unsafe method.decoded(as: amqp_basic_deliver_t.self).map { unsafe .deliver(DeliverMethod($0)) }
        case AMQP_BASIC_RETURN_METHOD:
            unsafe method.decoded(as: amqp_basic_return_t.self).map { unsafe .returned(ReturnMethod($0)) }
        default: nil
        }
    }

    private static func answer(_ method: amqp_method_t) -> InboundMethod? {
        switch unsafe method.id {
        case AMQP_BASIC_ACK_METHOD:
            unsafe method.decoded(as: amqp_basic_ack_t.self).map {
                .ack(tag: $0.delivery_tag, multiple: $0.multiple != 0)
            }
        case AMQP_BASIC_NACK_METHOD:
            unsafe method.decoded(as: amqp_basic_nack_t.self).map {
                .nack(tag: $0.delivery_tag, multiple: $0.multiple != 0)
            }
        case AMQP_BASIC_CANCEL_METHOD: .cancel
        case AMQP_BASIC_CONSUME_OK_METHOD: .consuming
        case AMQP_BASIC_CANCEL_OK_METHOD: .cancelled
        case AMQP_CHANNEL_CLOSE_METHOD: unsafe .channelClose(BrokerRefusal(closing: method))
        default: nil
        }
    }

    private static func connection(_ method: amqp_method_t) -> InboundMethod? {
        switch unsafe method.id {
        case AMQP_CONNECTION_CLOSE_METHOD: unsafe .connectionClose(BrokerRefusal(closing: method))
        case AMQP_CONNECTION_BLOCKED_METHOD:
            unsafe method.decoded(as: amqp_connection_blocked_t.self).map { unsafe .blocked(reason: String($0.reason)) }
        case AMQP_CONNECTION_UNBLOCKED_METHOD: .unblocked
        default: nil
        }
    }
}

extension amqp_method_t {
    fileprivate func decoded<Method>(as _: Method.Type) -> Method? {
        unsafe decoded?.assumingMemoryBound(to: Method.self).pointee
    }
}

extension BrokerRefusal {
    /// What a channel.close or connection.close says.
    init(closing method: amqp_method_t) {
        var method = unsafe method
        let refusal = unsafe casewire_amqp_refusal_of(&method)
        unsafe self.init(code: Int(refusal.code), reason: String(refusal.text))
    }
}

extension DeliverMethod {
    fileprivate init(_ method: amqp_basic_deliver_t) {
        unsafe self.init(
            tag: method.delivery_tag, redelivered: method.redelivered != 0, exchange: String(method.exchange),
            routingKey: String(method.routing_key))
    }
}

extension ReturnMethod {
    fileprivate init(_ method: amqp_basic_return_t) {
        unsafe self.init(
            refusal: BrokerRefusal(code: Int(method.reply_code), reason: String(method.reply_text)),
            exchange: String(method.exchange), routingKey: String(method.routing_key))
    }
}
