import Contracts

/// What a load run knows at its end beside what the events told.
struct LoadAccount: Sendable {
    /// How the queues and outboxes ran empty.
    enum Drain: Hashable, Sendable {
        /// So long after the last message had come as far as it was followed.
        case empty(after: Duration)
        /// Not within the limit; what was left.
        case not([String])
    }

    /// Which proofs there are.
    struct Scope: Hashable, Sendable {
        /// Only intake is followed.
        var isIntakeOnly = false
        /// The cases are to be assigned.
        var hasAgents = false
        /// The good messages may be refused for what is in them, as real mails may.
        var mayRefuse = false
    }

    let scope: Scope
    let drain: Drain
    /// How long the drain may take.
    let drainLimit: Duration
    /// The dead letters of each service before and after.
    let deadBefore: [ServiceName: Int]
    let deadAfter: [ServiceName: Int]
}
