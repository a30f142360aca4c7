import Bookkeeping
import IntakeDomain

/// What one load has brought from the database.
struct LoadedRecords: Sendable {
    var cases: [Case] = []
    var parties: [Party] = []
    var agents: [AgentCopy] = []
    /// By the hash of the key.
    var keys: [[UInt8]: KeyRecord] = [:]
    var references: [String: Case.ID] = [:]
    var freshNumbers: [Int64] = []
}
