import RoutingDomain

/// What routing knows of a record that somebody has to take, beside what it takes to do the work.
struct WorkRecord: Hashable, Sendable {
    /// The kinds of record that are routed.
    enum Kind: String, CaseIterable, Sendable {
        case `case`, incident
    }

    let kind: Kind
    let number: String
    /// The version that this copy shows.
    var version: Int64
    /// Whether somebody has begun to work on it, so that it cannot be accepted or started once more.
    var isStarted: Bool
    /// The group that the owner holds; it goes before any rule's.
    var group: String?
    var facts: RoutingRule.Subject
}
