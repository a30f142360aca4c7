import Contracts
package import Messaging

/// How a lane's deliveries are read, and what becomes of those that are refused.
package protocol LaneReader<Store>: Sendable {
    associatedtype Store: WorkspaceStore

    /// Whether a refused message is kept as a dead letter, for an operator to see and redrive.
    var keepsRefused: Bool { get }

    /// Reads a delivery as far as it can be read without the database.
    func read(_ delivery: Delivery) -> Reading<Store>

    /// Stages what the world is told of a refused delivery: an answer, an event, or nothing.
    func announce(_ refused: RefusedDelivery, in unit: inout UnitOfWork<Store.Workspace>) throws
}
