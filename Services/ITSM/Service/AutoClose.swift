import Contracts
import Domain
import Durability
import ITSMDomain
import Postgres

/// Closes incidents whose resolution nobody has objected to for long enough (records.md 2.2, auto_close).
struct AutoClose: Sendable {
    /// The most incidents that are closed in one transaction.
    private static let limit = 100

    private let context: ProcessingContext
    private let store: ITSMStore

    /// Makes what the timer calls.
    init(context: ProcessingContext, store: ITSMStore) {
        self.context = context
        self.store = store
    }

    /// Closes what is due; true if there may be more.
    func run() async throws -> Bool {
        try await context.performDue(in: "incident", of: store, limit: Self.limit, needing: \.incidentIDs) { id, unit in
            try unit.closeByTime(id)
        }
    }
}

extension UnitOfWork<ITSMWorkspace> {
    /// An incident that may not be closed by time is looked at again when it next changes.
    fileprivate mutating func closeByTime(_ id: Incident.ID) throws {
        do {
            try perform(.autoClose, on: id, by: .system(ServiceName.itsm.rawValue))
        } catch is Rejection {
            workspace.postpone(id)
        }
    }
}
