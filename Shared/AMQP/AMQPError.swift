/// Why something asked of the broker did not happen.
package struct AMQPError: Error, Hashable {
    /// What kind of failure it is.
    package let code: Code
    /// The broker's reply code (AMQP 0-9-1 constants, e.g. 404), where the broker gave one.
    package let replyCode: Int?
    /// What the broker or the library said; holds neither secrets nor message bodies.
    package let message: String
    /// The source line that raised it, as `file:line`.
    package let location: String

    /// Makes an error raised at the caller's line.
    package init(
        _ code: Code, _ message: String, replyCode: Int? = nil, file: String = #fileID, line: Int = #line
    ) {
        self.code = code
        self.message = message
        self.replyCode = replyCode
        location = "\(file):\(line)"
    }

    /// Whether the same may succeed later without anyone changing the request or the broker's set-up.
    package var isRetriable: Bool {
        switch code {
        case .unreachable, .timedOut, .connectionLost, .connectionClosed, .heartbeatMissed, .consumerCancelled,
            .resourceLocked,
            .outOfMemory:
            true
        case .tls, .authentication, .accessRefused, .notFound, .preconditionFailed, .channelClosed, .protocolViolation,
            .unencodable, .stopped:
            false
        }
    }

    /// Equality looks at what happened, not at the line that raised it.
    package static func == (left: AMQPError, right: AMQPError) -> Bool {
        left.code == right.code && left.replyCode == right.replyCode && left.message == right.message
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(replyCode)
        hasher.combine(message)
    }
}

extension AMQPError {
    /// The kinds of failure.
    package enum Code: String, Sendable {
        /// No address for the host, or nobody listening there.
        case unreachable
        case timedOut
        /// No TLS connection: an untrusted certificate, another host's certificate, a bad key file.
        case tls
        /// The broker does not accept the user or the password (403 at login).
        case authentication
        /// The user may not do this, or may not enter the virtual host (403, 530).
        case accessRefused
        case notFound
        /// What exists differs from what was asked (406).
        case preconditionFailed
        case resourceLocked
        /// The broker closed the channel for another reason.
        case channelClosed
        case connectionClosed
        case connectionLost
        case heartbeatMissed
        /// The broker took the consumer away, e.g. because its queue was deleted.
        case consumerCancelled
        /// The other side sent what the protocol does not allow, or what the library cannot read.
        case protocolViolation
        /// The request cannot be put on the wire (a name over 255 bytes, a header table over a frame).
        case unencodable
        case stopped
        case outOfMemory
    }
}

extension AMQPError: CustomStringConvertible {
    package var description: String {
        let reply = replyCode.map { " (\($0))" } ?? ""
        return "\(code.rawValue)\(reply): \(message) at \(location)"
    }
}
