/// A group of agents.
struct GroupRecord: Hashable, Sendable {
    let id: String
    var name: String
    /// The ids of the agents who lead it.
    var leads: Set<String>
    /// Whether it takes work.
    var isActive: Bool
    var email: String?
    /// The number of events so far.
    var version: Int64
}
