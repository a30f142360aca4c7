import Domain
import Durability
import FoundationEssentials
import Postgres
import RoutingDomain

/// One look at all that waits and at all who are free, in transactions of their own.
struct MatchingRound: Sendable {
    /// The most items that are routed anew in one transaction.
    private static let limit = 500

    let context: ProcessingContext
    let store: RoutingStore

    /// Routes anew what changed rules concern, then offers what can be offered; true if there may be more to do.
    func run(at now: Timestamp) async throws -> Bool {
        let found = try await context.pool.execute([
            """
            SELECT id FROM work_item
            WHERE state = 'waiting' AND rules_version < (SELECT version FROM rule_book) LIMIT \(Int64(Self.limit))
            """,
            """
            SELECT EXISTS (SELECT FROM work_item WHERE state = 'waiting')
               AND EXISTS (SELECT FROM agent WHERE presence = 'available' AND is_active)
            """,
        ])
        let outdated = try found[0].map { WorkItem.ID(try $0.uuid("id")) }
        if !outdated.isEmpty {
            try await routeAgain(outdated, at: now)
            return true
        }
        guard try found[1].first?.bool(0) == true else { return false }
        var needs = RoutingNeeds()
        needs.matching = true
        return try await context.perform(on: store, needs: needs, at: now) { try $0.offerWaitingWork() } > 0
    }

    private func routeAgain(_ ids: [WorkItem.ID], at now: Timestamp) async throws {
        var needs = RoutingNeeds()
        needs.records = Set(ids)
        try await context.perform(on: store, needs: needs, at: now) { unit in
            for id in ids { unit.routeAgain(id) }
        }
    }
}
