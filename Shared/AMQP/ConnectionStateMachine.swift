/// When to connect, to which node, and how long to wait after a failure: full jitter, so that many clients do not
/// return at once.
struct ConnectionStateMachine<Random: RandomNumberGenerator> {
    /// What to do now.
    enum Action: Hashable {
        case connect(AMQPEndpoint)
        case wait(until: ContinuousClock.Instant)
        /// Stay away until `resumed`.
        case rest
        case finish
    }

    /// The waits between rounds over all nodes.
    struct Backoff: Sendable {
        var base: Duration = .milliseconds(200)
        var ceiling: Duration = .seconds(10)
        /// After a refused password: at least half of this, so that a broker is not hammered with it.
        var authentication: Duration = .seconds(30)
    }

    private enum State {
        /// To connect at that time. Can transition to `connecting`, `suspended` and `closed`.
        case disconnected(until: ContinuousClock.Instant?)
        /// Can transition to `open`, `disconnected`, `suspended` and `closed`.
        case connecting
        /// Can transition to `disconnected`, `suspended` and `closed`.
        case open(since: ContinuousClock.Instant)
        /// Can transition to `disconnected` and `closed`.
        case suspended
        /// The end.
        case closed
    }

    private let endpoints: [AMQPEndpoint]
    private let backoff: Backoff
    private var random: Random
    private var state = State.disconnected(until: nil)
    /// Nodes not tried yet in this round.
    private var untried: [AMQPEndpoint] = []
    /// Rounds that failed since a connection last held.
    private var failures = 0

    /// Connects to the endpoints in an order shuffled with `random`.
    init(endpoints: [AMQPEndpoint], backoff: Backoff = Backoff(), random: Random) {
        self.endpoints = endpoints
        self.backoff = backoff
        self.random = random
    }

    /// What to do at `now`.
    mutating func next(at now: ContinuousClock.Instant) -> Action {
        switch state {
        case .closed: return .finish
        case .suspended: return .rest
        case .disconnected(let until?) where until > now: return .wait(until: until)
        case .disconnected, .connecting, .open:
            if untried.isEmpty { untried = endpoints.shuffled(using: &random) }
            guard let endpoint = untried.popLast() else { return .finish }
            state = .connecting
            return .connect(endpoint)
        }
    }

    /// The connection is up and does its duty.
    mutating func connected(at now: ContinuousClock.Instant) {
        guard case .connecting = state else { return }
        state = .open(since: now)
    }

    /// The attempt failed: the next node at once, then a pause before the next round.
    mutating func failed(_ error: AMQPError, at now: ContinuousClock.Instant) {
        guard case .connecting = state else { return }
        if error.code == .authentication {
            untried = []
            state = .disconnected(until: now + jitter(from: 0.5, of: backoff.authentication))
        } else if !untried.isEmpty {
            state = .disconnected(until: nil)
        } else {
            pause(at: now)
        }
    }

    /// The open connection broke; one that held for the longest pause starts the pauses anew.
    mutating func lost(at now: ContinuousClock.Instant) {
        guard case .open(let since) = state else { return }
        if now - since >= backoff.ceiling { failures = 0 }
        untried = []
        pause(at: now)
    }

    /// No connection is wanted for now.
    mutating func suspended() {
        if case .closed = state { return }
        state = .suspended
    }

    /// A connection is wanted again.
    mutating func resumed() {
        guard case .suspended = state else { return }
        failures = 0
        state = .disconnected(until: nil)
    }

    /// No connection is wanted ever again.
    mutating func stopped() {
        state = .closed
    }

    private mutating func pause(at now: ContinuousClock.Instant) {
        let longest = min(backoff.ceiling, backoff.base * (1 << min(failures, 16)))
        failures += 1
        state = .disconnected(until: now + jitter(from: 0, of: longest))
    }

    private mutating func jitter(from low: Double, of duration: Duration) -> Duration {
        duration * Double.random(in: low...1, using: &random)
    }
}
