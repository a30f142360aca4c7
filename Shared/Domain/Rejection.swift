/// The domain says no: why a command was not carried out. It becomes the contract's refusal with the same code.
package enum Rejection: Error, Hashable, Sendable {
    /// The record's state does not know this command.
    case wrongState(found: String)
    /// A rule of the transition is not met; the guard's name is from records.md.
    case guardFailed(String, reason: String)
    /// The actor may not do this.
    case forbidden(reason: String)
    /// The record has moved on since the caller saw it.
    case staleVersion(expected: Int64, found: Int64)
    /// There is no such record.
    case notFound(String)
    /// A field's value cannot be used.
    case invalid(field: String, reason: String)
    /// Somebody was first: the decision is made.
    case alreadyDecided(reason: String)
}
