package import Domain

extension Incident {
    /// What an incident is created of.
    package struct Creation: Sendable {
        package let origin: Origin
        package let details: Details

        /// Takes the incident's beginnings.
        package init(origin: Origin, details: Details) {
            self.origin = origin
            self.details = details
        }
    }

    /// An incident and how it came about.
    package typealias Created = (subject: Incident, events: [Event])

    /// Makes a new incident, or refuses to.
    package static func create(_ command: Instruction<Creation>) throws(Rejection) -> Created {
        let creation = command.action
        try allow(command.actor.holds(.itil, .agent, .incidentManager, .system), "a fulfiller, an agent or a service")
        guard !creation.details.summary.isBlank else {
            throw .invalid(field: "summary", reason: "Must not be empty.")
        }
        let event: Event = command.occurrence(of: .created(creation.origin, creation.details))
        return (Incident(origin: creation.origin, details: creation.details), [event])
    }

    /// The incident as it is after its `created` event.
    package init(origin: Origin, details: Details) {
        self.init(origin: origin, progress: Progress(version: 1, state: .new), details: details)
    }

    /// The incident that a history of events led to; `nil` if it does not begin with `created`.
    package init?(replaying events: some Sequence<Event>) {
        var iterator = events.makeIterator()
        guard case .created(let origin, let details)? = iterator.next()?.fact else { return nil }
        self.init(origin: origin, details: details)
        while let event = iterator.next() { apply(event) }
    }

    /// The beginnings of the incident that a mail to this closed one opens; the closed one stays untouched.
    package func recurrence(
        id: ID, number: Number, by actor: Principal, at now: Timestamp
    ) throws(Rejection) -> Creation {
        guard state == .closed else { throw .wrongState(found: state.name) }
        var origin = Origin(id: id, number: number, openedAt: now, openedBy: actor)
        origin.callerID = self.origin.callerID
        origin.caseID = self.origin.caseID
        origin.recurrenceOf = self.id
        return Creation(origin: origin, details: details)
    }
}
