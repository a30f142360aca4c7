/// What one load has brought from the database.
struct LoadedRecords: Sendable {
    var items: [RoutingWorkspace.ItemEntry] = []
    var offers: [RoutingWorkspace.OfferEntry] = []
    var agents: [AgentRecord] = []
    var groups: [GroupRecord] = []
    var rules: [RuleRecord] = []
    var rulesVersion: Int64 = 0
    /// Nothing was loaded, since another transaction matches or changes rules.
    var isTurnedAway = false
}
