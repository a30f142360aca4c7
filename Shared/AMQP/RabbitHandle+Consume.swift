import CRabbitMQ
import CRabbitMQShims
import Glibc
import Messaging

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

    /// Throws `notFound` unless there is a queue of the name.
    func checkQueue(_ name: String) throws(AMQPError) {
        _ = try declare(QueueDeclaration(name: name, arguments: [:]), passive: true)
    }

    /// Limits the unsettled deliveries of each consumer that is made from now on.
    func limitPrefetch(_ count: Int) throws(AMQPError) {
        unsafe amqp_basic_qos(raw, Self.channel, 0, UInt16(clamping: count), 0)
        try checkLastReply(doing: "limiting the prefetch")
    }

    /// Asks for the deliveries of a queue; the answer comes among them.
    func sendConsume(_ queue: String, tag: String) throws(AMQPError) {
        let status = unsafe queue.withAMQPBytes { queue in
            unsafe tag.withAMQPBytes { tag in
                var method = unsafe amqp_basic_consume_t(
                    ticket: 0, queue: queue, consumer_tag: tag, no_local: 0, no_ack: 0, exclusive: 0, nowait: 0,
                    arguments: amqp_empty_table)
                return unsafe amqp_send_method(raw, Self.channel, AMQP_BASIC_CONSUME_METHOD, &method)
            }
        }
        guard status == 0 else { throw AMQPError(library: status, doing: "consuming from \(queue)") }
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
