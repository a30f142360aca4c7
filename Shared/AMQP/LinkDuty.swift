/// What a link does with its connection; called on the link's thread only.
protocol LinkDuty: FrameReceiver, SendableMetatype {
    /// A connection is made: open the channel and say what it is for.
    mutating func begin(on handle: RabbitHandle) throws(AMQPError)

    /// All frames that had come are received: send what there is to send.
    mutating func work(on handle: RabbitHandle, at now: ContinuousClock.Instant) throws(AMQPError) -> LinkNeed

    /// The next frame cannot be decoded; returns whether the duty carries on without reading.
    mutating func readingFailed() throws(AMQPError) -> Bool

    /// There is no connection for now: only time passes.
    mutating func idle(at now: ContinuousClock.Instant)

    /// The connection is gone.
    mutating func lost()

    /// The link ends in good order: send what is still to be sent.
    mutating func finish(on handle: RabbitHandle) throws(AMQPError)

    /// The link is over for good.
    mutating func ended()
}
