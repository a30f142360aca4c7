import CRabbitMQ

extension RabbitHandle {
    /// Turns the answer to a request into success or an error.
    func check(_ reply: amqp_rpc_reply_t, doing what: String, atLogin: Bool = false) throws(AMQPError) {
        switch unsafe reply.reply_type {
        case AMQP_RESPONSE_NORMAL: return
        case AMQP_RESPONSE_SERVER_EXCEPTION:
            let refusal = unsafe BrokerRefusal(closing: reply.reply)
            let closesConnection = unsafe reply.reply.id == AMQP_CONNECTION_CLOSE_METHOD
            throw AMQPError(refusal, doing: what, closing: closesConnection ? .connection : .channel, atLogin: atLogin)
        default: throw AMQPError(library: unsafe reply.library_error, doing: what)
        }
    }

    /// Turns the answer to the last request that returned a pointer into success or an error.
    func checkLastReply(doing what: String) throws(AMQPError) {
        try unsafe check(amqp_get_rpc_reply(raw), doing: what)
        unsafe amqp_maybe_release_buffers(raw)
    }
}

extension String {
    /// A copy of text from the broker, repaired where it is not UTF-8.
    init(_ bytes: amqp_bytes_t) {
        self = unsafe String(decoding: UnsafeRawBufferPointer(start: bytes.bytes, count: bytes.len), as: UTF8.self)
    }
}

extension AMQPError {
    /// What a refusal ended.
    enum Scope {
        case channel
        case connection
    }

    /// Makes an error of a broker's refusal.
    init(
        _ refusal: BrokerRefusal, doing what: String, closing scope: Scope, atLogin: Bool = false,
        file: String = #fileID,
        line: Int = #line
    ) {
        let code: Code =
            switch refusal.code {
            case 403: atLogin ? .authentication : .accessRefused
            case 404: .notFound
            case 405: .resourceLocked
            case 406: .preconditionFailed
            case 530: .accessRefused
            default: scope == .channel ? .channelClosed : .connectionClosed
            }
        self.init(code, "\(what): \(refusal.reason)", replyCode: refusal.code, file: file, line: line)
    }

    /// Makes an error of a status of librabbitmq.
    init(library status: CInt, doing what: String, file: String = #fileID, line: Int = #line) {
        let code: Code =
            switch amqp_status_enum(rawValue: status) {
            case AMQP_STATUS_NO_MEMORY: .outOfMemory
            case AMQP_STATUS_HOSTNAME_RESOLUTION_FAILED, AMQP_STATUS_SOCKET_ERROR: .unreachable
            case AMQP_STATUS_TIMEOUT: .timedOut
            case AMQP_STATUS_HEARTBEAT_TIMEOUT: .heartbeatMissed
            case AMQP_STATUS_SSL_ERROR, AMQP_STATUS_SSL_CONNECTION_FAILED, AMQP_STATUS_SSL_HOSTNAME_VERIFY_FAILED,
                AMQP_STATUS_SSL_PEER_VERIFY_FAILED:
                .tls
            case AMQP_STATUS_BAD_AMQP_DATA, AMQP_STATUS_UNKNOWN_CLASS, AMQP_STATUS_UNKNOWN_METHOD,
                AMQP_STATUS_WRONG_METHOD,
                AMQP_STATUS_INCOMPATIBLE_AMQP_VERSION:
                .protocolViolation
            case AMQP_STATUS_TABLE_TOO_BIG, AMQP_STATUS_INVALID_PARAMETER: .unencodable
            default: .connectionLost
            }
        let text = unsafe String(cString: amqp_error_string2(status))
        self.init(code, "\(what): \(text)", file: file, line: line)
    }
}
