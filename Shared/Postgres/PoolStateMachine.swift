/// Who holds which of a fixed number of places for connections, and who waits for one.
///
/// A place may hold an open connection or none; whoever is granted an empty place opens the connection itself.
struct PoolStateMachine {
    /// One place, from 0.
    typealias Place = Int
    /// One caller who waits.
    typealias Waiter = UInt64

    /// The places with an open connection, last used last.
    private var open: [Place] = []
    /// The places without one.
    private var empty: [Place]
    /// The callers who wait, longest first.
    private var waiters: [Waiter] = []
    private let places: Int
    private let maximumWaiters: Int
    private var isShutDown = false

    init(places: Int, maximumWaiters: Int) {
        self.places = max(1, places)
        empty = Array((0..<self.places).reversed())
        self.maximumWaiters = maximumWaiters
    }

    /// How much is in use.
    var usage: PoolUsage {
        PoolUsage(leased: isShutDown ? 0 : places - open.count - empty.count, idle: open.count, waiting: waiters.count)
    }

    enum LeaseAction: Hashable {
        case grant(Place)
        case wait
        case refuse(PostgresError.Code)
    }

    /// A caller asked for a connection. The one used last comes first, so that seldom used ones are left alone.
    mutating func leaseRequested(by waiter: Waiter) -> LeaseAction {
        guard !isShutDown else { return .refuse(.poolClosed) }
        if let place = open.popLast() ?? empty.popLast() { return .grant(place) }
        guard waiters.count < maximumWaiters else { return .refuse(.poolTimeout) }
        waiters.append(waiter)
        return .wait
    }

    /// A waiting caller's time is up, or its task was cancelled; false if it no longer waits.
    mutating func waiterLeft(_ waiter: Waiter) -> Bool {
        guard let index = waiters.firstIndex(of: waiter) else { return false }
        waiters.remove(at: index)
        return true
    }

    enum ReturnAction: Hashable {
        case grant(Place, to: Waiter)
        case keep
        /// Nobody will want the connection any more.
        case close
    }

    /// A caller gave its place back, with an open connection in it or without.
    mutating func returned(_ place: Place, isOpen: Bool) -> ReturnAction {
        guard !isShutDown else { return .close }
        if !waiters.isEmpty { return .grant(place, to: waiters.removeFirst()) }
        if isOpen {
            open.append(place)
        } else {
            empty.append(place)
        }
        return .keep
    }

    struct ShutDownAction: Hashable {
        var turnAway: [Waiter]
        var close: [Place]
    }

    /// No further lease is given; those given out are closed as they come back.
    mutating func shutDownRequested() -> ShutDownAction {
        isShutDown = true
        defer { (waiters, open, empty) = ([], [], []) }
        return ShutDownAction(turnAway: waiters, close: open)
    }
}
