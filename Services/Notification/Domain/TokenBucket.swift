package import Domain

/// Counts the messages to one peer: it fills steadily and is emptied by one a message.
package struct TokenBucket: Hashable, Sendable {
    /// How large a bucket is and how fast it fills.
    package struct Rate: Hashable, Sendable {
        /// The messages that may go out at once.
        package let capacity: Int
        /// The time in which one more becomes possible.
        package let refill: Duration

        /// Takes a capacity of at least 1 and a time above zero.
        package init(capacity: Int, refill: Duration) {
            self.capacity = max(1, capacity)
            self.refill = max(refill, .microseconds(1))
        }

        /// Ten at once, then one in six minutes.
        package static let perPeer = Rate(capacity: 10, refill: .seconds(360))
    }

    private let rate: Rate
    /// The instant at which the bucket is full again if nothing more goes out; all that has to be stored.
    package private(set) var fullAt: Timestamp

    /// Rebuilds a bucket; one that was never used is full at any time in the past.
    package init(_ rate: Rate, fullAt: Timestamp) {
        self.rate = rate
        self.fullAt = fullAt
    }

    /// Whether a message may go out.
    package func hasToken(at now: Timestamp) -> Bool {
        let missing = max(.zero, fullAt.since(now))
        return missing <= rate.refill * (rate.capacity - 1)
    }

    /// Takes a token, if there is one; returns whether there was.
    package mutating func take(at now: Timestamp) -> Bool {
        guard hasToken(at: now) else { return false }
        fullAt = max(fullAt, now).advanced(by: rate.refill)
        return true
    }
}
