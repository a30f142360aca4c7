/// What a message is beside an earlier one with the same key.
package enum Repetition: Hashable, Sendable {
    /// The key is new.
    case first
    /// The same message once more: the first effect stands, and the outcome is `duplicate`.
    case again
    /// Another message under a used key, which is refused.
    case conflict

    /// Judges by the digest kept with the key, if there is one.
    package init(kept: [UInt8]?, incoming: [UInt8]) {
        guard let kept else {
            self = .first
            return
        }
        self = kept == incoming ? .again : .conflict
    }
}
