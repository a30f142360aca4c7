/// Takes the frames of channel 1 and the notices of channel 0, in the order they came, on the link's thread.
protocol FrameReceiver {
    /// Whether nothing more should be read for now.
    var isFull: Bool { get }

    mutating func received(_ method: InboundMethod) throws(AMQPError)
    mutating func receivedHeader(bodySize: UInt64, properties: Span<UInt8>) throws(AMQPError)
    mutating func receivedBody(_ bytes: Span<UInt8>) throws(AMQPError)
}
