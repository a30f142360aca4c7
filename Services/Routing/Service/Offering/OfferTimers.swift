import Contracts
import Domain
import Durability
import Postgres
import RoutingDomain

/// Ends offers that nobody answered, and accepted ones of which the record's owner said nothing.
struct OfferTimers: Sendable {
    /// The most offers that are ended in one transaction.
    private static let limit = 200

    let context: ProcessingContext
    let store: RoutingStore

    /// Ends what is due; true if there may be more.
    func run() async throws -> Bool {
        try await context.performDue(in: "offer", of: store, limit: Self.limit, needing: \.offers) { id, unit in
            try unit.endByTime(id)
        }
    }
}

extension UnitOfWork<RoutingWorkspace> {
    /// An offer that was settled since it was found due is left alone.
    fileprivate mutating func endByTime(_ id: Offer.ID) throws {
        guard let entry = workspace.offers[id], let dueAt = entry.dueAt, dueAt <= now else { return }
        switch entry.offer.state {
        case .made: try perform(.expire, on: id, by: .routing)
        case .accepted:
            try withdraw(id, because: "The owner of the record did not confirm the assignment.", passingOver: true)
        case .rejected, .expired, .withdrawn: break
        }
    }
}
