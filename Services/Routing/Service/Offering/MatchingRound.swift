import Domain
import Durability
import FoundationEssentials
import Postgres
import RoutingDomain

/// One look at all that waits and at all who are free, in transactions of their own.
///
/// One transaction matches at a time, of all replicas. Nobody waits for it: whoever is turned away looks again soon.
struct MatchingRound: Sendable {
    /// What there is to do after a round.
    enum Outcome: Hashable, Sendable {
        /// Nothing before something changes.
        case done
        /// There may be more.
        case goesOn
        /// Another transaction matches or changes rules; what it has not seen is still to be done.
        case turnedAway
    }

    /// The most items that are routed anew in one transaction.
    private static let limit = 500

    let context: ProcessingContext
    let store: RoutingStore

    /// Routes anew what changed rules concern, then offers what can be offered.
    func run() async throws -> Outcome {
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
        if !outdated.isEmpty { return try await routeAgain(outdated) }
        guard try found[1].first?.bool(0) == true else { return .done }
        var needs = RoutingNeeds()
        needs.matching = true
        needs.alone = true
        return try await context.perform(on: store, needs: needs) { unit in
            guard !unit.workspace.isTurnedAway else { return .turnedAway }
            return try unit.offerWaitingWork() > 0 ? .goesOn : .done
        }
    }

    private func routeAgain(_ ids: [WorkItem.ID]) async throws -> Outcome {
        var needs = RoutingNeeds()
        needs.records = Set(ids)
        needs.alone = true
        return try await context.perform(on: store, needs: needs) { unit in
            guard !unit.workspace.isTurnedAway else { return .turnedAway }
            for id in ids { unit.routeAgain(id) }
            return .goesOn
        }
    }
}
