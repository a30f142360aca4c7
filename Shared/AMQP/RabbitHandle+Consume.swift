import CRabbitMQ
import CRabbitMQShims
import Glibc

extension RabbitHandle {
    /// How a drain of the socket ended.
    enum DrainEnd {
        /// Nothing is left to read for now.
        case empty
        /// The limit was reached; there may be more.
        case limit
        /// The next frame cannot be decoded by the library; writing is still possible, reading is not.
        case unreadable
    }

    /// Hands all frames that have come to the receiver, which copies what it keeps: at most `limit`, none once it is
    /// full.
    func drain(limit: Int, into receiver: inout some FrameReceiver) throws(AMQPError) -> DrainEnd {
        var frame = unsafe amqp_frame_t()
        for _ in 0..<limit where !receiver.isFull {
            var immediately = timeval()
            let status = unsafe amqp_simple_wait_frame_noblock(raw, &frame, &immediately)
            switch amqp_status_enum(rawValue: status) {
            case AMQP_STATUS_OK: break
            case AMQP_STATUS_TIMEOUT: return .empty
            case AMQP_STATUS_BAD_AMQP_DATA: return .unreadable
            default: throw AMQPError(library: status, doing: "reading")
            }
            try unsafe hand(frame, to: &receiver)
            unsafe amqp_maybe_release_buffers_on_channel(raw, frame.channel)
        }
        return .limit
    }

    private func hand(_ frame: amqp_frame_t, to receiver: inout some FrameReceiver) throws(AMQPError) {
        switch CInt(unsafe frame.frame_type) {
        case CInt(AMQP_FRAME_METHOD):
            let method = unsafe InboundMethod(frame.payload.method)
            if case .connectionClose = method { answerConnectionClose() }
            try receiver.received(method)
        case CInt(AMQP_FRAME_HEADER):
            let properties = unsafe frame.payload.properties
            try receiver.receivedHeader(
                bodySize: unsafe properties.body_size, properties: unsafe properties.raw.buffer.span)
        case CInt(AMQP_FRAME_BODY): try receiver.receivedBody(unsafe frame.payload.body_fragment.buffer.span)
        default: return
        }
    }

    /// Takes deliveries of a queue, at most `prefetch` unsettled at a time; returns the consumer's tag.
    func consume(_ queue: String, prefetch: Int) throws(AMQPError) -> String {
        unsafe amqp_basic_qos(raw, Self.channel, 0, UInt16(clamping: prefetch), 0)
        try checkLastReply(doing: "limiting the prefetch")
        var tag = ""
        unsafe queue.withAMQPBytes { queue in
            let reply = unsafe amqp_basic_consume(raw, Self.channel, queue, amqp_empty_bytes, 0, 0, 0, amqp_empty_table)
            if let reply = unsafe reply { tag = unsafe String(reply.pointee.consumer_tag) }
        }
        try checkLastReply(doing: "consuming from \(queue)")
        return tag
    }

    /// Asks for no more deliveries; what is unsettled stays ours. The answer comes behind all deliveries that were
    /// under way: the library's own call would keep them all in memory while it waits for it.
    func sendCancel(_ consumerTag: String) throws(AMQPError) {
        let status = unsafe consumerTag.withAMQPBytes { tag in
            var method = unsafe amqp_basic_cancel_t(consumer_tag: tag, nowait: 0)
            return unsafe amqp_send_method(raw, Self.channel, AMQP_BASIC_CANCEL_METHOD, &method)
        }
        guard status == 0 else { throw AMQPError(library: status, doing: "cancelling the consumer") }
    }

    /// Settles a delivery, or all up to it; allowed also after a frame could not be read.
    func acknowledge(_ ack: AckCoalescer.Ack) throws(AMQPError) {
        let status = unsafe amqp_basic_ack(
            raw, Self.channel, ack.tag, ack.multiple ? 1 : 0)
        guard status == 0 else { throw AMQPError(library: status, doing: "acknowledging") }
    }

    /// Sends a heartbeat, which otherwise happens while reading; allowed also after a frame could not be read.
    func beat() throws(AMQPError) {
        var frame = unsafe amqp_frame_t()
        unsafe frame.frame_type = UInt8(AMQP_FRAME_HEARTBEAT)
        let status = unsafe amqp_send_frame(raw, &frame)
        guard status == 0 else { throw AMQPError(library: status, doing: "sending a heartbeat") }
    }
}
