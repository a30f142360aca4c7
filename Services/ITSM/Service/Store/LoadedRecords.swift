import Bookkeeping
import ITSMDomain

/// What one load has brought from the database.
struct LoadedRecords: Sendable {
    var incidents: [Incident] = []
    var agents: [AgentCopy] = []
    var freshNumbers: [Int64] = []
}
