import Contracts
package import Messaging

/// Reads other services' events: those that nobody here handles are passed over, the broken ones are kept as dead
/// letters.
package struct EventReader<Store: WorkspaceStore>: LaneReader {
    private let handlers: HandlerTable<Store>

    /// Makes a reader for a service's handlers.
    package init(_ handlers: HandlerTable<Store>) { self.handlers = handlers }

    package var keepsRefused: Bool { true }

    package func read(_ delivery: Delivery) -> Reading<Store> {
        do throws(MalformedMessage) {
            guard let prepared = try handlers.prepare(try Inbound(delivery)) else { return .ignored }
            return .prepared(prepared)
        } catch {
            return .refused(RefusedDelivery(delivery, malformed: error))
        }
    }

    package func announce(_ refused: RefusedDelivery, in unit: inout UnitOfWork<Store.Workspace>) {}
}
