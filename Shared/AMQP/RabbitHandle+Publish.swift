import CRabbitMQ
import Messaging

extension RabbitHandle {
    /// Sends a message; it may block while the socket is full.
    func publish(_ message: OutgoingMessage, _ image: PublishImage) throws(AMQPError) {
        defer { unsafe recycle_amqp_pool(pool) }
        var properties = unsafe amqp_basic_properties_t(message.properties)
        if let headers = image.headers {
            unsafe properties.headers = try table(encoded: headers)
            unsafe properties._flags |= amqp_flags_t(AMQP_BASIC_HEADERS_FLAG)
        }
        let status = unsafe image.texts.withUnsafeBufferPointer { texts in
            let ranges = image.ranges
            unsafe properties.setTexts(ranges, in: texts)
            return unsafe message.body.withAMQPBytes { body in
                unsafe amqp_basic_publish(
                    raw, Self.channel, texts.bytes(ranges.exchange), texts.bytes(ranges.routingKey),
                    message.mandatory ? 1 : 0, 0, &properties, body)
            }
        }
        guard status == 0 else { throw AMQPError(library: status, doing: "publishing") }
    }
}

extension amqp_basic_properties_t {
    /// The properties that are numbers.
    fileprivate init(_ properties: MessageProperties) {
        unsafe self.init()
        if let mode = properties.deliveryMode {
            unsafe delivery_mode = mode
            unsafe _flags |= amqp_flags_t(AMQP_BASIC_DELIVERY_MODE_FLAG)
        }
        if let value = properties.priority {
            unsafe priority = value
            unsafe _flags |= amqp_flags_t(AMQP_BASIC_PRIORITY_FLAG)
        }
        if let seconds = properties.timestamp {
            unsafe timestamp = seconds
            unsafe _flags |= amqp_flags_t(AMQP_BASIC_TIMESTAMP_FLAG)
        }
    }

    /// The properties that are texts; they point into `texts`.
    fileprivate mutating func setTexts(_ ranges: PublishImage.Ranges, in texts: UnsafeBufferPointer<UInt8>) {
        unsafe set(\.content_type, AMQP_BASIC_CONTENT_TYPE_FLAG, ranges.contentType, texts)
        unsafe set(\.content_encoding, AMQP_BASIC_CONTENT_ENCODING_FLAG, ranges.contentEncoding, texts)
        unsafe set(\.correlation_id, AMQP_BASIC_CORRELATION_ID_FLAG, ranges.correlationID, texts)
        unsafe set(\.reply_to, AMQP_BASIC_REPLY_TO_FLAG, ranges.replyTo, texts)
        unsafe set(\.expiration, AMQP_BASIC_EXPIRATION_FLAG, ranges.expiration, texts)
        unsafe set(\.message_id, AMQP_BASIC_MESSAGE_ID_FLAG, ranges.messageID, texts)
        unsafe set(\.type, AMQP_BASIC_TYPE_FLAG, ranges.type, texts)
        unsafe set(\.user_id, AMQP_BASIC_USER_ID_FLAG, ranges.userID, texts)
        unsafe set(\.app_id, AMQP_BASIC_APP_ID_FLAG, ranges.appID, texts)
    }

    private mutating func set(
        _ field: WritableKeyPath<Self, amqp_bytes_t>, _ flag: some BinaryInteger, _ range: Range<Int>?,
        _ texts: UnsafeBufferPointer<UInt8>
    ) {
        guard let range else { return }
        unsafe self[keyPath: field] = texts.bytes(range)
        unsafe _flags |= amqp_flags_t(flag)
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate func bytes(_ range: Range<Int>) -> amqp_bytes_t {
        unsafe amqp_bytes_t(
            len: range.count, bytes: UnsafeMutableRawPointer(mutating: baseAddress?.advanced(by: range.lowerBound)))
    }
}
