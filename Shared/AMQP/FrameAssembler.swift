import Messaging

/// Puts a channel's method, header and body frames together to messages.
///
/// A body over the limit is counted and thrown away frame by frame, so that no message costs more memory than the
/// limit.
struct FrameAssembler {
    /// What a message came for: a delivery to a consumer, or the return of one of ours.
    enum Purpose: Hashable {
        case delivery(DeliverMethod)
        case returned(ReturnMethod)
    }

    /// A whole message.
    struct Message: Hashable {
        var purpose: Purpose
        var properties = MessageProperties()
        var body: [UInt8] = []
        var defect: DeliveryDefect?
    }

    private enum State {
        /// Can transition to `expectingHeader`.
        case idle
        /// The method came. Can transition to `collecting`, or to `idle` if there is no body.
        case expectingHeader(Purpose)
        /// So many bytes of the body are still to come. Can transition to `idle`.
        case collecting(Message, remaining: UInt64)
    }

    private let bodyLimit: Int
    private let decoder: PropertiesDecoder
    private var state = State.idle

    /// Assembles bodies of at most `bodyLimit` bytes.
    init(bodyLimit: Int, headerLimits: HeaderLimits = HeaderLimits()) {
        self.bodyLimit = bodyLimit
        decoder = PropertiesDecoder(limits: headerLimits)
    }

    /// The message whose method came and whose header did not yet.
    var expectingHeader: Purpose? {
        if case .expectingHeader(let purpose) = state { purpose } else { nil }
    }

    /// A method announced a message.
    mutating func began(_ purpose: Purpose) throws(AMQPError) {
        guard case .idle = state else { throw Self.violation("a method came within a message") }
        state = .expectingHeader(purpose)
    }

    /// The header came; returns the message if it has no body.
    mutating func receivedHeader(bodySize: UInt64, properties: Span<UInt8>) throws(AMQPError) -> Message? {
        guard case .expectingHeader(let purpose) = state else {
            throw Self.violation("a content header came without a method")
        }
        let decoded = decoder.decode(properties)
        var message = Message(purpose: purpose, properties: decoded.properties)
        message.defect = decoded.defect.map { .unreadableHeaders(reason: $0.reason) }
        if bodySize > UInt64(bodyLimit) {
            message.defect = .bodyTooLarge(size: bodySize, limit: UInt64(bodyLimit))
        }
        return advance(message, remaining: bodySize)
    }

    /// A piece of the body came; returns the message with the last piece.
    mutating func receivedBody(_ bytes: Span<UInt8>) throws(AMQPError) -> Message? {
        guard case .collecting(var message, let remaining) = state, UInt64(bytes.count) <= remaining else {
            throw Self.violation("a body frame came that no header announced")
        }
        state = .idle
        if !message.isTooLarge {
            if message.body.isEmpty, UInt64(bytes.count) < remaining { message.body.reserveCapacity(Int(remaining)) }
            unsafe bytes.withUnsafeBufferPointer { unsafe message.body.append(contentsOf: $0) }
        }
        return advance(message, remaining: remaining - UInt64(bytes.count))
    }

    private mutating func advance(_ message: Message, remaining: UInt64) -> Message? {
        if remaining == 0 {
            state = .idle
            return message
        }
        state = .collecting(message, remaining: remaining)
        return nil
    }

    private static func violation(_ what: String) -> AMQPError {
        AMQPError(.protocolViolation, what)
    }
}

extension FrameAssembler.Message {
    fileprivate var isTooLarge: Bool {
        if case .bodyTooLarge = defect { true } else { false }
    }
}
