/// A command to a record: the wish, who has it, and when it is carried out.
package struct Instruction<Action: Sendable>: Sendable {
    package let action: Action
    package let actor: Actor
    /// The time of the owning service when it carries the command out.
    package let at: Timestamp
    /// The version that the caller saw; `nil` if any will do.
    package let expectedVersion: Int64?

    /// Makes a command of its four parts.
    package init(_ action: Action, by actor: Actor, at: Timestamp, expectedVersion: Int64? = nil) {
        self.action = action
        self.actor = actor
        self.at = at
        self.expectedVersion = expectedVersion
    }

    /// Refuses with `staleVersion` if the caller saw another version than the one found.
    package func check(version found: Int64) throws(Rejection) {
        if let expectedVersion, expectedVersion != found {
            throw .staleVersion(expected: expectedVersion, found: found)
        }
    }

    /// The fact as something that the actor of this command brought about.
    package func occurrence<Fact>(of fact: Fact) -> Occurrence<Fact> {
        Occurrence(fact, by: actor.principal, at: at)
    }
}

extension Instruction: Equatable where Action: Equatable {}
