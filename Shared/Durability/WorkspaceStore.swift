package import Domain
package import Postgres

/// A service's tables as a batch of messages sees them: load what the batch needs at once, save what it changed at
/// once.
///
/// The workspace is a value of the service's own: the records that were loaded and those that were made or changed.
/// Handlers see only the workspace, so a batch costs a few round trips however many messages it holds.
package protocol WorkspaceStore: Sendable {
    /// The keys of what shall be loaded; gathered from all messages of a batch.
    associatedtype Needs: Sendable
    /// What was loaded and what was changed.
    associatedtype Workspace: Sendable

    /// Needs of nothing.
    static var noNeeds: Needs { get }

    /// Loads and locks what is needed, in a fixed order of keys so that batches never deadlock.
    func load(_ needs: Needs, in transaction: Transaction, at now: Timestamp) async throws -> Workspace

    /// Saves everything that was made or changed.
    func save(_ workspace: Workspace, in transaction: Transaction) async throws
}
