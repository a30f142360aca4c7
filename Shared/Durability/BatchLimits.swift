/// How many deliveries share a transaction, and how long they are waited for.
package struct BatchLimits: Hashable, Sendable {
    /// The most deliveries of a batch; 1 to 2,000.
    package let size: Int
    /// How long a batch waits for more deliveries once it has one.
    package let linger: Duration

    /// Sets the limits.
    package init(size: Int, linger: Duration) {
        self.size = size
        self.linger = linger
    }
}
