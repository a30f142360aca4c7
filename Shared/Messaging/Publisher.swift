/// Publishes with confirms.
package protocol Publisher: Sendable {
    /// Publishes all messages in order on one channel and waits for the broker's word on each.
    ///
    /// Returns one outcome a message, in the same order; `unknown` for those in doubt when the connection broke or the
    /// confirm time-out passed. Never throws for a broken connection; a message that was not even sent is `unknown`
    /// too.
    func publish(_ messages: [OutgoingMessage]) async -> [PublishOutcome]
}
