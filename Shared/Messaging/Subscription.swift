/// A queue's messages, taken in batches and settled by hand.
package protocol Subscription: Sendable {
    /// The queue's name.
    var queue: String { get }

    /// Waits for at least one delivery, then takes up to `limit`, waiting at most `linger` for the rest.
    ///
    /// Returns an empty array when the subscription was stopped or suspended. Reconnects by itself: after a reconnect
    /// the broker delivers again what was not settled.
    func nextBatch(limit: Int, linger: Duration) async throws -> [Delivery]

    /// Acknowledges the deliveries; tags of an earlier incarnation are ignored, since the broker has requeued them.
    func acknowledge(_ tags: [DeliveryTag]) async throws

    /// Gives everything unsettled back to the queue and takes nothing more until `resume`.
    func suspend() async

    /// Takes messages again after `suspend`.
    func resume() async

    /// Stops taking; what is unsettled may still be acknowledged until the connection is closed.
    func stop() async
}
