/// What every service needs in order to be ready.
package enum CheckName: String, CaseIterable, Sendable, Encodable {
    /// The database answers.
    case database
    /// The service's schema is at the version that this program was built for.
    case schema
    /// The broker answers.
    case broker
    /// The exchanges and queues exist.
    case topology
}
