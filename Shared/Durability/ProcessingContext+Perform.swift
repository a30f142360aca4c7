import Domain
import Postgres

extension ProcessingContext {
    /// Does a piece of a service's own work as a message's handler would: load, change, save, stage, commit. The relay
    /// is woken after. Its time is taken when the transaction has begun, since a relay takes an open transaction for
    /// older than its events.
    package func perform<Store: WorkspaceStore, Result: Sendable>(
        on store: Store, needs: Store.Needs,
        _ work: @Sendable (inout UnitOfWork<Store.Workspace>) throws -> Result
    ) async throws -> Result {
        let result = try await pool.withTransaction { transaction in
            let now = time.now()
            let workspace = try await store.load(needs, in: transaction, at: now)
            var unit = UnitOfWork(workspace, service: service, now: now, cause: .timer)
            let result = try work(&unit)
            try await store.save(unit.workspace, in: transaction)
            try await Outbox().append(unit.staged, in: transaction)
            return result
        }
        signal.notify()
        return result
    }
}
