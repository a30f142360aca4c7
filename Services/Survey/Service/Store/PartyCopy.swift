import Contracts

/// What the service knows of a person.
struct PartyCopy: Hashable, Sendable {
    let id: RecordID
    let version: Int64
    let hasOptedOut: Bool
}
