/// What became of a published message.
package enum PublishOutcome: Hashable, Sendable {
    /// The broker has it safely in every queue it was routed to.
    case confirmed
    /// No queue took it (mandatory messages only, 312), or it was refused for good: a missing or forbidden exchange
    /// (404, 403), a property the broker does not accept (406), something that cannot be put on the wire (502). Nothing
    /// was kept.
    case returned(code: Int, reason: String)
    /// The broker refused it (an overflowing queue, an internal error); publish it again later.
    case rejected
    /// The connection broke before the answer; it may or may not have arrived: publish it again.
    case unknown
}
