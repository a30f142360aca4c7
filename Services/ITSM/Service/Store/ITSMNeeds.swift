import Bookkeeping
import FoundationEssentials
import ITSMDomain

/// The keys of what a batch of messages wants loaded.
struct ITSMNeeds: AgentNeeds {
    var incidentIDs: Set<Incident.ID> = []
    /// Cases whose incidents are wanted.
    var caseIDs: Set<UUID> = []
    var agentIDs: Set<String> = []
    /// The most incidents that may be created; so many numbers are drawn.
    var newIncidents = 0

    var isEmpty: Bool { incidentIDs.isEmpty && caseIDs.isEmpty && agentIDs.isEmpty && newIncidents == 0 }
}
