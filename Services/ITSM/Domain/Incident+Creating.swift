package import Domain

extension Incident {
    /// What an incident is created of.
    package struct Creation: Sendable {
        package let origin: Origin
        package let details: Details
        package let assignment: Assignment

        /// Takes the incident's beginnings.
        package init(origin: Origin, details: Details, assignment: Assignment = Assignment()) {
            self.origin = origin
            self.details = details
            self.assignment = assignment
        }
    }

    /// An incident and how it came about.
    package typealias Created = (subject: Incident, events: [Event])

    /// Makes a new incident, or refuses to. An agent who is no fulfiller raises one from a case only.
    package static func create(_ command: Instruction<Creation>) throws(Rejection) -> Created {
        let creation = command.action
        let isFulfiller = command.actor.holds(.itil, .incidentManager, .majorIssueManager, .system)
        let isAgentWithCase = command.actor.holds(.agent) && !creation.details.caseIDs.isEmpty
        try allow(isFulfiller || isAgentWithCase, "a fulfiller, a service, or an agent with a case")
        guard !creation.details.summary.isBlank else {
            throw .invalid(field: "data.subject", reason: "Must not be empty.")
        }
        let fact = Fact.created(creation.origin, creation.details, creation.assignment)
        let subject = Incident(origin: creation.origin, details: creation.details, assignment: creation.assignment)
        return (subject, [command.occurrence(of: fact)])
    }

    /// The incident as it is after its `created` event.
    package init(origin: Origin, details: Details, assignment: Assignment = Assignment()) {
        self.init(
            origin: origin, progress: Progress(version: 1, state: .new), details: details, assignment: assignment)
    }

    /// The incident that a history of events led to; `nil` if it does not begin with `created`.
    package init?(replaying events: some Sequence<Event>) {
        var iterator = events.makeIterator()
        guard case .created(let origin, let details, let assignment)? = iterator.next()?.fact else { return nil }
        self.init(origin: origin, details: details, assignment: assignment)
        while let event = iterator.next() { apply(event) }
    }

    /// The beginnings of the incident that a mail to this closed one opens; the closed one stays untouched.
    package func recurrence(
        id: ID, number: Number, by actor: Principal, at now: Timestamp
    ) throws(Rejection) -> Creation {
        guard state == .closed else { throw .wrongState(found: state.name) }
        var origin = Origin(id: id, number: number, openedAt: now, openedBy: actor)
        origin.callerID = self.origin.callerID
        origin.recurrenceOf = self.id
        return Creation(origin: origin, details: details)
    }
}
