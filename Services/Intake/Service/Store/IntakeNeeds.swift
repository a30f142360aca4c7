import Bookkeeping
import FoundationEssentials
import IntakeDomain

/// The keys of what a batch of messages wants loaded.
struct IntakeNeeds: AgentNeeds {
    var keys: Set<IntakeKey> = []
    var caseIDs: Set<Case.ID> = []
    var caseNumbers: Set<Int64> = []
    /// Message-IDs that replies may be threaded by.
    var references: Set<String> = []
    var addresses: Set<CustomerAddress> = []
    var partyIDs: Set<UUID> = []
    var agentIDs: Set<String> = []
    /// The most cases that may be opened; so many numbers are drawn.
    var newCases = 0
}
