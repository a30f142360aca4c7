import Contracts
import Domain
import Durability
import IntakeDomain
import Postgres

/// Closes cases whose customers have not answered a solution for long enough (records.md 2.1, C10).
struct AutoClose: Sendable {
    /// The most cases that are closed in one transaction.
    private static let limit = 100

    let context: ProcessingContext
    let store: IntakeStore

    /// Closes what is due; true if there may be more.
    func run() async throws -> Bool {
        try await context.performDue(in: "cases", of: store, limit: Self.limit, needing: \.caseIDs) { id, unit in
            try unit.closeByTime(id)
        }
    }
}

extension UnitOfWork<IntakeWorkspace> {
    /// A case that may not be closed by time is looked at again when it next changes.
    fileprivate mutating func closeByTime(_ id: Case.ID) throws {
        let facts = Case.AutoCloseFacts(accountIsEscalated: false, openChildren: 0)
        do {
            try perform(.autoClose(facts), on: id, by: .system(ServiceName.intake.rawValue))
        } catch is Rejection {
            workspace.postpone(id)
        }
    }
}
