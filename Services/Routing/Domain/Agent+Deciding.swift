package import Domain

extension Agent: Aggregate {
    /// What can be asked of an agent's record.
    package enum Action: Hashable, Sendable {
        case setPresence(Presence)
        case configure(Profile)
    }

    /// What can happen to it: one published event each.
    package enum Fact: Hashable, Sendable {
        case changed(Profile)
        case presenceChanged(Presence)

        /// The event's name on the wire, behind `agent.`.
        package var name: String {
            switch self {
            case .changed: "changed"
            case .presenceChanged: "presence_changed"
            }
        }
    }

    package func decide(_ command: Command) throws(Rejection) -> [Event] {
        try command.check(version: version)
        switch command.action {
        case .setPresence(let wanted):
            let isLead = command.actor.holds(.teamLead, .customerServiceManager, .system)
            let isAllowed = command.actor.isAgent(id) || isLead
            guard isAllowed else { throw .forbidden(reason: "Only the agent or a lead may do this.") }
            return wanted == presence ? [] : [command.occurrence(of: .presenceChanged(wanted))]
        case .configure(let wanted):
            guard command.actor.holds(.customerServiceManager, .system) else {
                throw .forbidden(reason: "Only a manager or an import may do this.")
            }
            guard wanted.id == id else { throw .invalid(field: "id", reason: "Must be the agent's own.") }
            guard wanted.capacity >= 0 else { throw .invalid(field: "capacity", reason: "Must not be negative.") }
            return wanted == profile && version > 0 ? [] : [command.occurrence(of: .changed(wanted))]
        }
    }

    package mutating func apply(_ event: Event) {
        version += 1
        switch event.fact {
        case .changed(let profile): self.profile = profile
        case .presenceChanged(let presence): self.presence = presence
        }
    }
}

extension Agent {
    /// Holds capacity for an offer.
    package mutating func wasOffered(_ units: Int) { load.reserved += units }
}
