package import Contracts

/// When a message that could not be handled is tried again.
package struct RetryPolicy: Sendable {
    /// The waits between attempts, in order (messaging.md section 8); after the last the message is a dead letter.
    package let ladder: [RetryDelay]

    /// Makes a policy with a ladder of waits; the contract's unless another is given.
    package init(ladder: [RetryDelay] = RetryDelay.allCases) { self.ladder = ladder }

    /// The wait after that many failed attempts (0 the first time); `nil` if it was tried often enough.
    package func delay(afterAttempts attempts: Int) -> RetryDelay? {
        ladder.indices.contains(attempts) ? ladder[attempts] : nil
    }
}
