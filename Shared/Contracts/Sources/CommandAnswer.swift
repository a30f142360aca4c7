/// What a service answers to a command or a query (contract.md section 4).
package enum CommandAnswer: Hashable, Sendable {
    /// Done: the record's id, its number if it has one, and its version now.
    case accepted(id: String, number: String?, version: Int64)
    /// What was asked for, as JSON, and where the list goes on.
    case ok(data: [UInt8], next: String?)
    case refused(Refusal)
}
