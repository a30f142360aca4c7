/// How many deliveries share a transaction, and how long they are waited for.
package struct BatchLimits: Hashable, Sendable {
    /// The most deliveries of a batch; 1 to 2,000.
    package let size: Int
    /// How long a batch waits for more deliveries once it has one.
    package let linger: Duration

    /// Sets the limits; the defaults are those of messaging.md section 8.
    package init(size: Int = 100, linger: Duration = .milliseconds(5)) {
        self.size = size
        self.linger = linger
    }
}
