import FoundationEssentials
import RoutingDomain

/// The keys of what a batch of messages wants loaded.
struct RoutingNeeds: Sendable {
    /// Records, each with its open offer and the rules.
    var records: Set<WorkItem.ID> = []
    /// Offers, each with its record.
    var offers: Set<Offer.ID> = []
    /// Agents whose offered work is wanted too.
    var leavingAgents: Set<String> = []
    var agents: Set<String> = []
    var groups: Set<String> = []
    /// All rules, to change one of them.
    var rules = false
    /// Free agents and the work that waits for them; nothing else is loaded then.
    var matching = false
    /// Nothing at all if another transaction matches or changes rules; it is not waited for.
    var alone = false

    /// Whether records are wanted, by whatever key.
    var includeRecords: Bool { !records.isEmpty || !offers.isEmpty || !leavingAgents.isEmpty }

    var isEmpty: Bool { !includeRecords && agents.isEmpty && groups.isEmpty && !rules && !matching }
}
