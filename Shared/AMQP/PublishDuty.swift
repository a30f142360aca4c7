import Messaging

/// Publishes the batches of an inbox over a confirming channel.
struct PublishDuty: LinkDuty {
    private let inbox: PublishInbox
    private let control: LinkControl
    private let user: String
    private var machine: PublishStateMachine
    private var assembler = FrameAssembler(bodyLimit: .max)
    private var closedChannel: BrokerRefusal?

    /// Messages sent before frames are looked at again, so that the broker's silence is noticed.
    private static let burst = 64

    init(_ inbox: PublishInbox, _ control: LinkControl, _ configuration: AMQPConfiguration) {
        self.inbox = inbox
        self.control = control
        user = configuration.user
        machine = PublishStateMachine(
            window: configuration.confirmWindow, byteWindow: configuration.confirmWindowBytes,
            timeout: configuration.confirmTimeout)
    }

    mutating func begin(on handle: RabbitHandle) throws(AMQPError) {
        try handle.openChannel()
        try handle.selectConfirms()
        control.report(.open)
    }

    mutating func work(on handle: RabbitHandle, at now: ContinuousClock.Instant) throws(AMQPError) -> LinkNeed {
        if let refusal = closedChannel {
            closedChannel = nil
            assembler = FrameAssembler(bodyLimit: .max)
            inbox.finish(machine.channelClosed(refusal))
            try handle.reopenChannel()
            try handle.selectConfirms()
        }
        idle(at: now)
        if machine.isStalled(at: now) { throw AMQPError(.timedOut, "the broker did not confirm a message in time") }
        if machine.hasWork { try handle.gathering { () throws(AMQPError) in try sendBurst(on: handle, at: now) } }
        return LinkNeed(wantsToWrite: machine.hasWork)
    }

    mutating func idle(at now: ContinuousClock.Instant) {
        for submission in inbox.takeSubmissions() {
            inbox.finish(machine.submitted(submission.id, submission.messages, at: submission.at))
        }
        inbox.finish(machine.expired(at: now))
    }

    mutating func readingFailed() -> Bool { false }

    mutating func lost() {
        assembler = FrameAssembler(bodyLimit: .max)
        closedChannel = nil
        inbox.finish(machine.lost())
    }

    /// Waits for nothing: whoever stops a publisher has waited for what it published.
    mutating func finish(on handle: RabbitHandle) {}

    mutating func ended() {
        for submission in inbox.close() {
            inbox.finish(machine.submitted(submission.id, submission.messages, at: submission.at))
        }
        inbox.finish(machine.stopped())
    }

    private mutating func sendBurst(on handle: RabbitHandle, at now: ContinuousClock.Instant) throws(AMQPError) {
        for _ in 0..<Self.burst {
            // A socket that takes nothing would hold the thread inside the library, where no heartbeat is noticed.
            guard let next = machine.peek(), let socket = handle.socket, Wakeup.isWritable(socket) else { return }
            guard let image = image(of: next) else { continue }
            // Before the call, since one that fails half-way leaves the message in doubt.
            machine.sent(next, at: now)
            try handle.publish(next.message, image)
        }
    }

    /// The message encoded; one that cannot be is refused at once, before anything of it is sent.
    private mutating func image(of next: PublishStateMachine.Next) -> PublishImage? {
        do throws(AMQPError) {
            return try PublishImage(next.message, user: user)
        } catch {
            inbox.finish(machine.refused(next, BrokerRefusal(code: 502, reason: error.message)))
            return nil
        }
    }
}

extension PublishDuty {
    /// Never: what a publisher reads is small.
    var isFull: Bool { false }

    mutating func received(_ method: InboundMethod) throws(AMQPError) {
        switch method {
        case .ack(let tag, let multiple): inbox.finish(try machine.acked(tag, multiple: multiple))
        case .nack(let tag, let multiple): inbox.finish(try machine.nacked(tag, multiple: multiple))
        case .returned(let returned): try assembler.began(.returned(returned))
        case .blocked(let reason):
            machine.blocked(reason: reason)
            control.report(.blocked(reason: reason))
        case .unblocked:
            machine.unblocked(at: .now)
            control.report(.open)
        case .channelClose(let refusal): closedChannel = refusal
        case .connectionClose(let refusal): throw AMQPError(refusal, doing: "publishing", closing: .connection)
        case .deliver, .cancel, .consuming, .cancelled, .other: break
        }
    }

    mutating func receivedHeader(bodySize: UInt64, properties: Span<UInt8>) throws(AMQPError) {
        try matchReturn(assembler.receivedHeader(bodySize: bodySize, properties: properties))
    }

    mutating func receivedBody(_ bytes: Span<UInt8>) throws(AMQPError) {
        try matchReturn(assembler.receivedBody(bytes))
    }

    private mutating func matchReturn(_ message: FrameAssembler.Message?) throws(AMQPError) {
        guard let message, case .returned(let method) = message.purpose else { return }
        guard machine.returned(method, messageID: message.properties.messageID, body: message.body) else {
            throw AMQPError(.protocolViolation, "the broker returned a message that was not sent")
        }
    }
}
