package import Contracts

/// Handles one verb, and answers.
package protocol CommandHandler<Store>: Sendable {
    associatedtype Store: WorkspaceStore
    associatedtype Content: CommandContent

    /// Adds the keys of what must be in the workspace when `handle` is called.
    func gather(_ command: Message<Content>, into needs: inout Store.Needs)

    /// Carries out the command and says what to answer. Throws `Refusal` or `Rejection` to answer with a refusal.
    func handle(_ command: Message<Content>, in unit: inout UnitOfWork<Store.Workspace>) throws -> CommandAnswer
}
