import Domain

extension Incident {
    /// Another record that the incident has to do with; it has one of a kind to a record once.
    package struct Link: Hashable, Codable, Sendable {
        /// How the incident depends on the record (records.md 2.9).
        package enum Kind: String, CaseIterable, Codable, Sendable {
            /// A problem.
            case causedBy = "caused_by"
            /// A change.
            case fixedBy = "fixed_by"
        }

        package let kind: Kind
        /// The record's id.
        package let target: String

        /// Names the record and what it is to the incident.
        package init(_ kind: Kind, _ target: String) {
            self.kind = kind
            self.target = target
        }
    }

    func linkingCase(_ id: String, _ command: Command) throws(Rejection) -> [Fact] {
        try Self.allow(command.actor.holds(.system), "a link policy")
        return details.caseIDs.contains(id) ? [] : [.updated(.caseLinked(id))]
    }

    func unlinkingCase(_ id: String, _ command: Command) throws(Rejection) -> [Fact] {
        try Self.allow(command.actor.holds(.system), "a link policy")
        return details.caseIDs.contains(id) ? [.updated(.caseUnlinked(id))] : []
    }
}

extension Incident.Link {
    /// The link that a wait makes; `nil` where no record of ours is waited for.
    init?(for hold: Incident.Hold) {
        guard let target = hold.target else { return nil }
        switch hold.reason {
        case .awaitingProblem: self.init(.causedBy, target)
        case .awaitingChange: self.init(.fixedBy, target)
        case .awaitingCaller, .awaitingVendor: return nil
        }
    }
}
