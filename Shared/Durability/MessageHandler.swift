package import Contracts

/// Handles one type of message, one at a time; the batch is the consumer's business.
///
/// A handler never publishes, never reads the clock and never waits: what it needs is in the workspace, and what it
/// wants told it stages in the unit of work. It throws before it changes the workspace, never between two changes.
package protocol MessageHandler<Store>: Sendable {
    associatedtype Store: WorkspaceStore
    associatedtype Content: MessageContent

    /// Adds the keys of what must be in the workspace when `handle` is called.
    func gather(_ message: Message<Content>, into needs: inout Store.Needs)

    /// Does what the message asks. Throws `Refusal` or `Rejection` for what can never be done, `NotYet` for what may
    /// be done later.
    func handle(_ message: Message<Content>, in unit: inout UnitOfWork<Store.Workspace>) throws
}
