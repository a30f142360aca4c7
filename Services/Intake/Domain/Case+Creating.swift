package import Domain

extension Case {
    /// What a case is created of (records.md 2.1, C1); that its dedup key is free is the store's to ensure.
    package struct Creation: Sendable {
        package let origin: Origin
        package let details: Details
        /// Whether somebody whom we do not know may have a case.
        package let allowsGuests: Bool

        /// Takes the case's beginnings.
        package init(origin: Origin, details: Details, allowsGuests: Bool) {
            self.origin = origin
            self.details = details
            self.allowsGuests = allowsGuests
        }
    }

    /// A case and how it came about.
    package typealias Created = (subject: Case, events: [Event])

    /// Makes a new case, or refuses to.
    package static func create(_ command: Instruction<Creation>) throws(Rejection) -> Created {
        let creation = command.action
        let isAllowed = command.actor.holds(.customer, .customerAdmin, .proxy, .partner, .agent, .system)
        try allow(isAllowed, "a customer, a partner, an agent or a channel")
        let isIdentified = creation.origin.party != nil || creation.allowsGuests
        try require(.identityKnown, isIdentified, "The customer is not known, and guests are not allowed.")
        let event: Event = command.occurrence(of: .created(creation.origin, creation.details))
        return (Case(origin: creation.origin, details: creation.details), [event])
    }

    /// The case as it is after its `created` event.
    package init(origin: Origin, details: Details) {
        self.init(origin: origin, progress: Progress(version: 1, state: .new), details: details)
        guard let earlier = origin.followUpOf else { return }
        facets.links.append(Link(.followUpOf, RecordReference(.case, id: earlier.description)))
    }

    /// The case that a history of events led to; `nil` if it does not begin with `created`.
    package init?(replaying events: some Sequence<Event>) {
        var iterator = events.makeIterator()
        guard case .created(let origin, let details)? = iterator.next()?.fact else { return nil }
        self.init(origin: origin, details: details)
        while let event = iterator.next() { apply(event) }
    }

    /// The beginnings of the case that goes on with this final one, with its context (records.md 2.1, C13).
    ///
    /// The final case itself stays untouched.
    package func followUp(id: ID, number: Number, channel: Channel, at now: Timestamp) throws(Rejection) -> Creation {
        guard state.isFinal else { throw .wrongState(found: state.rawValue) }
        var origin = Origin(id: id, number: number, channel: channel, party: self.origin.party, openedAt: now)
        origin.followUpOf = self.id
        var details = details
        details.entitlement = nil
        return Creation(origin: origin, details: details, allowsGuests: self.origin.party == nil)
    }
}
