package import Domain

extension Offer: Aggregate {
    /// A new offer and its first event.
    package static func make(id: ID, terms: Terms, by actor: Principal) -> (subject: Offer, events: [Event]) {
        let made = Event(.made(terms), by: actor, at: terms.madeAt)
        return (Offer(id: id, terms: terms, state: .made, version: 1), [made])
    }

    /// Of two who decide, the second hears that it is decided, as does whoever comes after the lease.
    package func decide(_ command: Command) throws(Rejection) -> [Event] {
        try command.check(version: version)
        switch (command.action, state) {
        case (.accept, .made):
            try requireAgent(command.actor)
            try requireLease(at: command.at)
            return [command.occurrence(of: .accepted)]
        case (.reject(let reason), .made):
            try requireAgent(command.actor)
            return [command.occurrence(of: .rejected(reason: reason))]
        case (.expire, .made):
            try requireSystem(command.actor)
            guard command.at >= terms.expiresAt else {
                throw .guardFailed("lease_over", reason: "The offer stands until \(terms.expiresAt).")
            }
            return [command.occurrence(of: .expired)]
        case (.withdraw(let reason), .made), (.withdraw(let reason), .accepted):
            try requireSystem(command.actor)
            return [command.occurrence(of: .withdrawn(reason: reason))]
        case (.accept, _), (.reject, _), (.expire, _), (.withdraw, _):
            throw .alreadyDecided(reason: "The offer is \(state.rawValue).")
        }
    }

    package mutating func apply(_ event: Event) {
        switch event.fact {
        case .made: return
        case .accepted: state = .accepted
        case .rejected: state = .rejected
        case .expired: state = .expired
        case .withdrawn: state = .withdrawn
        }
        version += 1
    }

    private func requireAgent(_ actor: Actor) throws(Rejection) {
        guard actor.isAgent(terms.agent) else { throw .forbidden(reason: "Only the agent who was asked may do this.") }
    }

    private func requireSystem(_ actor: Actor) throws(Rejection) {
        guard actor.holds(.system) else { throw .forbidden(reason: "Only routing may do this.") }
    }

    private func requireLease(at now: Timestamp) throws(Rejection) {
        guard now < terms.expiresAt else { throw .alreadyDecided(reason: "The offer ran out at \(terms.expiresAt).") }
    }
}
