import RoutingDomain

/// How work is offered, and how long the record's owner has to confirm an assignment.
struct RoutingSettings: Hashable, Sendable {
    var matching = MatchingSettings()
    /// How long after an acceptance the owner has to say that the record is the agent's.
    var confirmation: Duration = .seconds(120)
}
