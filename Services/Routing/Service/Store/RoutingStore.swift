import Domain
import Durability
import Postgres
import RoutingDomain

/// Routing's tables.
struct RoutingStore: WorkspaceStore {
    let settings: RoutingSettings

    static var noNeeds: RoutingNeeds { RoutingNeeds() }

    func load(_ needs: RoutingNeeds, in transaction: Transaction, at now: Timestamp) async throws -> RoutingWorkspace {
        var loaded = LoadedRecords()
        // In a round trip of its own: whoever is turned away must not hold agents, whom the other would pass by.
        if needs.alone, try await transaction.execute(RuleTable.lockBookIfFree).isEmpty {
            loaded.isTurnedAway = true
        } else if needs.matching {
            loaded = try await WaitingWork.load(in: transaction, at: now)
        } else if !needs.isEmpty {
            loaded = try await load(needs, in: transaction)
        }
        return RoutingWorkspace(loaded, settings: settings, at: now)
    }

    private func load(_ needs: RoutingNeeds, in transaction: Transaction) async throws -> LoadedRecords {
        let results = try await transaction.execute([
            needs.rules ? RuleTable.lockBook : RuleTable.selectVersion,
            RuleTable.selectAll,
            WorkItemTable.lockAndSelect(needs),
            OfferTable.select(needs),
            AgentTable.lockAndSelect(needs),
            GroupTable.lockAndSelect(needs),
        ])
        var loaded = LoadedRecords()
        loaded.rulesVersion = try results[0].first?.int64(0) ?? 0
        loaded.rules = try results[1].map(RuleTable.record)
        loaded.items = try results[2].map(WorkItemTable.entry)
        loaded.offers = try results[3].map(OfferTable.entry)
        loaded.agents = try results[4].map(AgentTable.record)
        loaded.groups = try results[5].map(GroupTable.record)
        if !needs.leavingAgents.isEmpty { try await addLateOffers(to: needs.leavingAgents, to: &loaded, transaction) }
        return loaded
    }

    /// Adds what a matching was just offering when we first asked: it held the agents, whom we hold now.
    private func addLateOffers(
        to agents: Set<String>, to loaded: inout LoadedRecords, _ transaction: Transaction
    ) async throws {
        var needs = RoutingNeeds()
        needs.leavingAgents = agents
        let results = try await transaction.execute([
            WorkItemTable.lockAndSelect(needs), OfferTable.select(needs),
        ])
        let known = (items: Set(loaded.items.map(\.item.id)), offers: Set(loaded.offers.map(\.offer.id)))
        loaded.items += try results[0].map(WorkItemTable.entry).filter { !known.items.contains($0.item.id) }
        loaded.offers += try results[1].map(OfferTable.entry).filter { !known.offers.contains($0.offer.id) }
    }

    func save(_ workspace: RoutingWorkspace, in transaction: Transaction) async throws {
        let statements =
            try WorkItemTable.save(
                workspace.items.values.filter(\.isChanged), by: workspace.matcher, at: workspace.now)
            + OfferTable.save(workspace.offers.values.filter(\.isChanged))
            + AgentTable.save(workspace.changedAgents.compactMap { workspace.agents[$0] })
            + GroupTable.save(workspace.changedGroups.compactMap { workspace.groups[$0] })
            + RuleTable.save(workspace.changedRules.compactMap { workspace.ruleRecords[$0] })
        if !statements.isEmpty { _ = try await transaction.execute(statements) }
    }
}
