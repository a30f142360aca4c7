package import Domain

/// The `data` of a command or query: who asks, on which version, and the verb's own fields beside them.
package protocol CommandContent: MessageContent {
    /// Who wants it done; the service checks that the sender may speak for them.
    var actor: Principal { get }
    /// The version of the record that the caller saw; refused `stale_version` if the record has moved on. `nil`: any.
    var expectedVersion: Int64? { get }
}
