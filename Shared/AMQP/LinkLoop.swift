import Logging

/// The life of a link's thread: connect, serve, and again.
struct LinkLoop<Duty: LinkDuty> {
    private let configuration: AMQPConfiguration
    private let logger: Logger
    private let control: LinkControl
    private var duty: Duty
    private var machine: ConnectionStateMachine<SystemRandomNumberGenerator>
    /// False after a frame that the library cannot decode: it would fail on it again and again.
    private var isReading = true

    /// Frames handled before commands are looked at again.
    private static var frameLimit: Int { 1000 }

    init(_ configuration: AMQPConfiguration, _ logger: Logger, _ control: LinkControl, _ duty: Duty) {
        self.configuration = configuration
        self.logger = logger
        self.control = control
        self.duty = duty
        machine = ConnectionStateMachine(endpoints: configuration.endpoints, random: SystemRandomNumberGenerator())
    }

    /// Runs until the control says stop.
    mutating func run() {
        while true {
            obeyWish()
            let now = ContinuousClock.now
            duty.idle(at: now)
            switch machine.next(at: now) {
            case .connect(let endpoint): connect(to: endpoint)
            case .wait(let until): control.wakeup.wait(timeout: min(until - now, pause))
            case .rest: control.wakeup.wait(timeout: pause)
            case .finish:
                duty.ended()
                return control.report(.stopped)
            }
        }
    }

    private mutating func obeyWish() {
        switch control.wish {
        case .run: machine.resumed()
        case .suspend:
            machine.suspended()
            control.report(.suspended)
        case .stop: machine.stopped()
        }
    }

    private mutating func connect(to endpoint: AMQPEndpoint) {
        if case .down = control.state {} else { control.report(.connecting) }
        do throws(AMQPError) {
            let handle = try RabbitHandle(endpoint, configuration)
            control.beat(on: handle.socket)
            defer { withExtendedLifetime(handle) { control.beat(on: nil) } }
            try duty.begin(on: handle)
            machine.connected(at: .now)
            logger.info("broker connection open", metadata: ["endpoint": "\(endpoint)"])
            serve(handle)
        } catch {
            machine.failed(error, at: .now)
            duty.lost()
            report(error, at: endpoint)
        }
    }

    private mutating func serve(_ handle: RabbitHandle) {
        isReading = true
        do throws(AMQPError) {
            try exchange(on: handle)
            try duty.finish(on: handle)
            if isReading { handle.close() }
        } catch {
            report(error, at: nil)
        }
        if !isReading { handle.closeUnread() }
        machine.lost(at: .now)
        duty.lost()
    }

    /// Reads and writes until the owner wants something else.
    private mutating func exchange(on handle: RabbitHandle) throws(AMQPError) {
        while control.wish == .run {
            control.beat(on: handle.socket)
            var mayHaveMore = false
            if isReading, !duty.isFull {
                switch try handle.drain(limit: Self.frameLimit, into: &duty) {
                case .empty: break
                case .limit: mayHaveMore = true
                case .unreadable: try carryOn()
                }
            } else {
                try handle.beat()
            }
            let need = try duty.work(on: handle, at: .now)
            guard let socket = handle.socket else { throw AMQPError(.connectionLost, "the library closed the socket") }
            if !duty.isFull, mayHaveMore || (isReading && handle.hasBufferedFrames) { continue }
            sleep(on: socket, need)
        }
    }

    private mutating func carryOn() throws(AMQPError) {
        guard try duty.readingFailed() else { throw AMQPError(.protocolViolation, "a frame cannot be read") }
        isReading = false
    }

    private func sleep(on socket: CInt, _ need: LinkNeed) {
        let untilDeadline = need.deadline.map { max(.zero, $0 - .now) } ?? pause
        control.wakeup.wait(
            socket: isReading && !duty.isFull ? socket : nil, orWritable: need.wantsToWrite,
            timeout: min(pause, untilDeadline))
    }

    /// The longest sleep: often enough for heartbeats, time-outs and the watchdog.
    private var pause: Duration {
        min(configuration.heartbeat / 2, configuration.confirmTimeout / 4, .seconds(1))
    }

    private func report(_ error: AMQPError, at endpoint: AMQPEndpoint?) {
        control.report(.down(error))
        var metadata: Logger.Metadata = ["error": "\(error)"]
        if let endpoint { metadata["endpoint"] = "\(endpoint)" }
        logger.warning("broker connection down", metadata: metadata)
    }
}
