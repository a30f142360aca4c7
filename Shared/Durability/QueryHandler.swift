package import Contracts
package import Postgres

/// Answers one kind of question; changes nothing, so asking twice is harmless and nothing of it is kept.
package protocol QueryHandler<Store>: Sendable {
    associatedtype Store: WorkspaceStore
    associatedtype Content: CommandContent

    /// Reads what is asked for, after the commands of the same batch have been carried out. Throws `Refusal` to refuse.
    func answer(_ query: Message<Content>, in transaction: Transaction) async throws -> CommandAnswer
}
