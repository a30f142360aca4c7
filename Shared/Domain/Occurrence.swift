/// A fact about a record with who brought it about and when: one event on the wire and one entry of the history.
package struct Occurrence<Fact: Sendable>: Sendable {
    package let fact: Fact
    package let actor: Principal
    /// When it happened, by the clock of the record's owner.
    package let at: Timestamp

    /// Makes an event of a fact, its author and its time.
    package init(_ fact: Fact, by actor: Principal, at: Timestamp) {
        self.fact = fact
        self.actor = actor
        self.at = at
    }
}

extension Occurrence: Equatable where Fact: Equatable {}
extension Occurrence: Hashable where Fact: Hashable {}
