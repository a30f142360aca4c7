import CRabbitMQ
import Messaging

extension RabbitHandle {
    /// The only channel of a connection: an error of it then costs a reconnect at most, and nothing to others.
    static let channel: amqp_channel_t = 1

    /// Opens the channel.
    func openChannel() throws(AMQPError) {
        unsafe amqp_channel_open(raw, Self.channel)
        try checkLastReply(doing: "opening a channel")
    }

    /// Opens the channel again after the broker closed it.
    func reopenChannel() throws(AMQPError) {
        var answer = amqp_channel_close_ok_t()
        let status = unsafe amqp_send_method(raw, Self.channel, AMQP_CHANNEL_CLOSE_OK_METHOD, &answer)
        guard status == 0 else { throw AMQPError(library: status, doing: "closing a channel") }
        try openChannel()
    }

    /// Makes the broker confirm what is published.
    func selectConfirms() throws(AMQPError) {
        unsafe amqp_confirm_select(raw, Self.channel)
        try checkLastReply(doing: "asking for confirms")
    }

    /// Answers the broker's close of the connection; nothing may follow but `close`.
    func answerConnectionClose() {
        var answer = amqp_connection_close_ok_t()
        // The broker is gone already if this fails.
        _ = unsafe amqp_send_method(raw, 0, AMQP_CONNECTION_CLOSE_OK_METHOD, &answer)
    }

    /// Announces the end without waiting for the answer; returns whether it went out.
    func sendConnectionClose() -> Bool {
        var request = unsafe amqp_connection_close_t()
        unsafe request.reply_code = UInt16(AMQP_REPLY_SUCCESS)
        return unsafe amqp_send_method(raw, 0, AMQP_CONNECTION_CLOSE_METHOD, &request) == 0
    }

    /// Encodes a field table into the handle's pool, where it is valid until the pool is recycled.
    func table(_ values: [String: HeaderValue]) throws(AMQPError) -> amqp_table_t {
        try unsafe table(encoded: FieldTableEncoder.encode(MessageHeaders(packed: [], others: values)))
    }

    /// Lets the library make its table of the encoded bytes, which are copied into the pool.
    func table(encoded bytes: [UInt8]) throws(AMQPError) -> amqp_table_t {
        var copy = unsafe amqp_bytes_t()
        unsafe amqp_pool_alloc_bytes(pool, bytes.count, &copy)
        guard let start = unsafe copy.bytes else { throw AMQPError(.outOfMemory, "no room for a header table") }
        unsafe bytes.withUnsafeBytes {
            unsafe start.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(start), byteCount: $0.count)
        }
        var table = unsafe amqp_table_t()
        var offset = 0
        let status = unsafe amqp_decode_table(copy, pool, &table, &offset)
        guard status == 0 else { throw AMQPError(library: status, doing: "building a header table") }
        return unsafe table
    }
}
