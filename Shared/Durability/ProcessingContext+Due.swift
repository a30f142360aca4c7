package import Domain
import Postgres

extension ProcessingContext {
    /// Deals with the records of a table whose `due_at` has come, at most `limit` of them, in the order of their ids
    /// and in one transaction; `needed` is where the store is asked for them. True if there may be more.
    package func performDue<Store: WorkspaceStore, Entity>(
        in table: String, of store: Store, limit: Int,
        needing needed: WritableKeyPath<Store.Needs, Set<Identifier<Entity>>>,
        _ work: @Sendable (Identifier<Entity>, inout UnitOfWork<Store.Workspace>) throws -> Void
    ) async throws -> Bool {
        let due = try await pool.execute(
            "SELECT id FROM \(identifier: table) WHERE due_at <= \(time.now()) ORDER BY due_at LIMIT \(Int64(limit))")
        guard !due.isEmpty else { return false }
        let ids = Set(try due.map { Identifier<Entity>(try $0.uuid("id")) })
        var needs = Store.noNeeds
        needs[keyPath: needed] = ids
        try await perform(on: store, needs: needs) { unit in
            for id in ids.sorted() { try work(id, &unit) }
        }
        return due.count == limit
    }
}
