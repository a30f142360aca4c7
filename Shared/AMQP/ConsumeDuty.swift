import Messaging

/// Takes the deliveries of its queues, which the broker hands out in turn, and settles them.
struct ConsumeDuty: LinkDuty {
    private let desk: HandoverDesk
    private let control: LinkControl
    private let intake: AMQPSubscription.Intake
    private let heartbeat: Duration
    private let answeringTime: Duration
    private var incarnation: UInt64 = 0
    private var assembler: FrameAssembler
    private var coalescer = AckCoalescer()
    private var arrived: [Delivery] = []
    private var arrivedBytes = 0
    private var consumer = Consumer.none
    private var unreadSince: ContinuousClock.Instant?

    /// Whether deliveries come.
    private enum Consumer {
        /// None was asked for, or none comes any more.
        case none
        /// All were asked for; some may have no answer yet. Can transition to `leaving`.
        case taking(unanswered: Int)
        /// No more were asked for; those under way are thrown away, and the broker gives them to others. Can transition
        /// to `none`, once the last consumer has been taken away.
        case leaving(left: Int)
    }

    /// How long the deliveries under way are waited for when the connection ends in good order.
    private static let leavingTime: Duration = .seconds(5)
    /// How long the deliveries in hand may be settled on a connection that can no longer be read.
    private static let settlingTime: Duration = .seconds(30)
    /// Frames read between two looks at the clock while the broker's answer is waited for.
    private static let framesAtOnce = 1_000

    init(
        _ desk: HandoverDesk, _ control: LinkControl, _ configuration: AMQPConfiguration,
        _ intake: AMQPSubscription.Intake
    ) {
        self.desk = desk
        self.control = control
        self.intake = intake
        heartbeat = configuration.heartbeat
        answeringTime = configuration.rpcTimeout
        assembler = FrameAssembler(bodyLimit: intake.bodyLimit)
    }

    mutating func begin(on handle: RabbitHandle) throws(AMQPError) {
        incarnation += 1
        assembler = FrameAssembler(bodyLimit: intake.bodyLimit)
        coalescer = AckCoalescer()
        unreadSince = nil
        try handle.openChannel()
        consumer = .none
        if !desk.isStopped { try ask(handle) }
        control.report(.open)
    }

    /// Asks for the consumers, each named after its queue, and waits until the broker has them. By hand: while the
    /// library waits for its answer, deliveries of another consumer may come that it cannot decode.
    private mutating func ask(_ handle: RabbitHandle) throws(AMQPError) {
        // One that is missing closes the channel: the others must not have handed out anything by then, since it would
        // count as a delivery that nobody answered.
        for queue in intake.sources {
            control.beat(on: handle.socket)
            try handle.checkQueue(queue)
        }
        try handle.limitPrefetch(intake.prefetch)
        for queue in intake.sources { try handle.sendConsume(queue, tag: queue) }
        consumer = .taking(unanswered: intake.sources.count)
        let end = ContinuousClock.now + answeringTime
        // Once full, what has come is handed over first; the rest of the answers is read with what follows.
        while case .taking(1...) = consumer, !isFull, let socket = handle.socket {
            control.beat(on: socket)
            guard .now < end else { throw AMQPError(.timedOut, "the broker makes no consumers of \(intake.queue)") }
            // What cannot be decoded is met again, and dealt with, by the loop that reads.
            if try handle.drain(limit: Self.framesAtOnce, into: &self) == .unreadable { return }
            if case .taking(1...) = consumer, !handle.hasBufferedFrames {
                control.wakeup.wait(socket: socket, timeout: .milliseconds(100))
            }
        }
    }

    mutating func work(on handle: RabbitHandle, at now: ContinuousClock.Instant) throws(AMQPError) -> LinkNeed {
        if !arrived.isEmpty {
            desk.deliver(arrived, at: now)
            forgetArrived()
        }
        desk.tick(at: now)
        try settle(on: handle)
        if desk.isStopped, unreadSince == nil { try leave(handle) }
        try endIfUnread(at: now)
        return LinkNeed(wantsToWrite: desk.hasAcks, deadline: desk.deadline)
    }

    /// A header that the library cannot decode: the message is handed over without its content, and settled over the
    /// same connection, since a new one would only bring it again.
    mutating func readingFailed() throws(AMQPError) -> Bool {
        guard case .delivery(let method) = assembler.expectingHeader else { return false }
        arrived.append(
            delivery(
                method, MessageProperties(), [], .unreadableHeaders(reason: "the client library cannot decode them")))
        unreadSince = .now
        return true
    }

    mutating func idle(at now: ContinuousClock.Instant) {
        desk.tick(at: now)
    }

    mutating func lost() {
        forgetArrived()
        desk.lose()
    }

    mutating func finish(on handle: RabbitHandle) throws(AMQPError) {
        try settle(on: handle)
        guard unreadSince == nil else { return }
        try leave(handle)
        // What is still under way must be read here: closing the connection would have the library keep it.
        let end = ContinuousClock.now + Self.leavingTime
        while case .leaving = consumer, let socket = handle.socket {
            guard .now < end, try handle.drain(limit: Self.framesAtOnce, into: &self) != .unreadable else {
                throw AMQPError(.timedOut, "the broker did not take the consumer away in time")
            }
            forgetArrived()
            if case .leaving = consumer, !handle.hasBufferedFrames {
                control.wakeup.wait(socket: socket, timeout: .milliseconds(100))
            }
        }
    }

    private mutating func leave(_ handle: RabbitHandle) throws(AMQPError) {
        guard case .taking = consumer, let socket = handle.socket, Wakeup.isWritable(socket) else { return }
        for tag in intake.sources { try handle.sendCancel(tag) }
        consumer = .leaving(left: intake.sources.count)
    }

    mutating func ended() {
        desk.stop()
    }

    private mutating func settle(on handle: RabbitHandle) throws(AMQPError) {
        // Acks wait inside the desk rather than inside a blocked library call.
        guard desk.hasAcks, let socket = handle.socket, Wakeup.isWritable(socket) else { return }
        let current = incarnation
        let numbers = desk.takeAcks().lazy.filter { $0.incarnation == current }.map(\.number)
        for ack in coalescer.acknowledged(numbers) { try handle.acknowledge(ack) }
    }

    private func endIfUnread(at now: ContinuousClock.Instant) throws(AMQPError) {
        guard let since = unreadSince, coalescer.unsettledCount == 0 || now >= since + Self.settlingTime else { return }
        throw AMQPError(.protocolViolation, "a message's headers cannot be decoded by the client library")
    }

    private func delivery(
        _ method: DeliverMethod, _ properties: MessageProperties, _ body: [UInt8], _ defect: DeliveryDefect?
    ) -> Delivery {
        Delivery(
            tag: DeliveryTag(incarnation: incarnation, number: method.tag),
            origin: DeliveryOrigin(
                queue: intake.queue, exchange: method.exchange, routingKey: method.routingKey,
                redelivered: method.redelivered),
            properties: properties, body: body, defect: defect)
    }
}

extension ConsumeDuty {
    /// The prefetch counts messages, and eight mebibytes may be in each: what is not read waits at the broker.
    var isFull: Bool {
        if case .leaving = consumer { return false }
        return arrived.isEmpty ? desk.isFull : arrivedBytes >= HandoverStateMachine.batchBytes
    }

    private mutating func forgetArrived() {
        arrived = []
        arrivedBytes = 0
    }

    mutating func received(_ method: InboundMethod) throws(AMQPError) {
        switch method {
        case .deliver(let deliver):
            try assembler.began(.delivery(deliver))
            coalescer.delivered(deliver.tag)
        case .consuming:
            if case .taking(let unanswered) = consumer { consumer = .taking(unanswered: unanswered - 1) }
        case .cancelled:
            if case .leaving(let left) = consumer { consumer = left > 1 ? .leaving(left: left - 1) : .none }
        case .cancel: throw AMQPError(.consumerCancelled, "the broker cancelled a consumer of \(intake.queue)")
        case .channelClose(let refusal):
            throw AMQPError(refusal, doing: "consuming from \(intake.queue)", closing: .channel)
        case .connectionClose(let refusal):
            throw AMQPError(refusal, doing: "consuming from \(intake.queue)", closing: .connection)
        case .returned, .ack, .nack, .blocked, .unblocked, .other: break
        }
    }

    mutating func receivedHeader(bodySize: UInt64, properties: Span<UInt8>) throws(AMQPError) {
        keep(try assembler.receivedHeader(bodySize: bodySize, properties: properties))
    }

    mutating func receivedBody(_ bytes: Span<UInt8>) throws(AMQPError) {
        keep(try assembler.receivedBody(bytes))
    }

    private mutating func keep(_ message: FrameAssembler.Message?) {
        guard let message, case .delivery(let method) = message.purpose else { return }
        if case .leaving = consumer { return }
        arrived.append(delivery(method, message.properties, message.body, message.defect))
        arrivedBytes += message.body.count
    }
}
