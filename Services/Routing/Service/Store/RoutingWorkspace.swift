import Domain
import FoundationEssentials
import RoutingDomain

/// What a batch has loaded of routing's tables, and what it has changed.
struct RoutingWorkspace: Sendable {
    /// A piece of work in hand.
    struct ItemEntry: Sendable {
        var item: WorkItem
        var record: WorkRecord
        /// The version of the rules by which it was routed.
        var rulesVersion: Int64
        /// When the state last changed.
        var movedAt: Timestamp
        var isNew = false
        var isChanged = false
    }

    /// An offer in hand.
    struct OfferEntry: Sendable {
        var offer: Offer
        /// For which group it was made.
        let group: String?
        /// The version of the record that was matched.
        let recordVersion: Int64
        /// When a timer has to look at it; `nil` once it is settled.
        var dueAt: Timestamp?
        var isNew = false
        var isChanged = false
    }

    /// When the batch was begun: the time of everything it writes.
    let now: Timestamp
    let settings: RoutingSettings
    let rules: RoutingRules
    /// The version of the rules.
    let rulesVersion: Int64
    /// Nothing was loaded, since another transaction matches or changes rules.
    let isTurnedAway: Bool
    private(set) var items: [WorkItem.ID: ItemEntry] = [:]
    private(set) var offers: [Offer.ID: OfferEntry] = [:]
    private(set) var agents: [String: AgentRecord] = [:]
    private(set) var groups: [String: GroupRecord] = [:]
    private(set) var ruleRecords: [UUID: RuleRecord] = [:]
    private(set) var changedAgents: Set<String> = []
    private(set) var changedGroups: Set<String> = []
    private(set) var changedRules: Set<UUID> = []

    /// A workspace of what was loaded.
    init(_ loaded: LoadedRecords, settings: RoutingSettings, at now: Timestamp) {
        self.now = now
        self.settings = settings
        rulesVersion = loaded.rulesVersion
        isTurnedAway = loaded.isTurnedAway
        rules = RoutingRules(loaded.rules.filter(\.isActive).map(\.rule))
        for entry in loaded.items { items[entry.item.id] = entry }
        for entry in loaded.offers { offers[entry.offer.id] = entry }
        for agent in loaded.agents { agents[agent.agent.id] = agent }
        for group in loaded.groups { groups[group.id] = group }
        for rule in loaded.rules { ruleRecords[rule.id] = rule }
    }

    var matcher: Matcher { Matcher(settings.matching) }

    mutating func save(_ entry: ItemEntry) {
        var entry = entry
        let before = items[entry.item.id]
        if before?.item.state != entry.item.state { entry.movedAt = now }
        entry.isNew = before?.isNew ?? true
        entry.isChanged = true
        items[entry.item.id] = entry
    }

    mutating func save(_ entry: OfferEntry) {
        var entry = entry
        entry.isNew = offers[entry.offer.id]?.isNew ?? true
        entry.isChanged = true
        offers[entry.offer.id] = entry
    }

    mutating func save(_ agent: AgentRecord) {
        agents[agent.agent.id] = agent
        changedAgents.insert(agent.agent.id)
    }

    mutating func save(_ group: GroupRecord) {
        groups[group.id] = group
        changedGroups.insert(group.id)
    }

    mutating func save(_ rule: RuleRecord) {
        ruleRecords[rule.id] = rule
        changedRules.insert(rule.id)
    }
}
