/// A record that changes only by decided events: a pure state machine.
///
/// Ids and times come in with the command; neither function reads a clock or makes an id.
package protocol Aggregate: Sendable {
    associatedtype Command: Sendable
    associatedtype Event: Sendable

    /// What would happen if the command were carried out now; changes nothing.
    func decide(_ command: Command) throws(Rejection) -> [Event]

    /// Takes a fact that has happened.
    mutating func apply(_ event: Event)
}

extension Aggregate {
    /// Decides and applies at once; returns what happened.
    package mutating func perform(_ command: Command) throws(Rejection) -> [Event] {
        let events = try decide(command)
        for event in events { apply(event) }
        return events
    }
}
