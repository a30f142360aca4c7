import Contracts

/// A case, as far as its events have told.
struct DemoCase: Sendable {
    var snapshot: CaseSnapshot
    var subject: String?
    /// The events of the case by name, such as `opened`, each with its place in the case's sequence.
    var events: [Int64: String] = [:]

    /// Whether an event of that name has happened.
    func has(_ event: String) -> Bool { events.values.contains(event) }
}
