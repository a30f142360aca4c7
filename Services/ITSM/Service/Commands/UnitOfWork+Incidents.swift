import Domain
import Durability
import ITSMDomain

extension UnitOfWork<ITSMWorkspace> {
    /// Carries out a command on an incident, announces each event and keeps what was said; returns the incident as it
    /// is then.
    @discardableResult
    mutating func perform(
        _ action: Incident.Action, on id: Incident.ID, by actor: Actor, expecting version: Int64? = nil
    ) throws -> Incident {
        let command = Incident.Command(action, by: actor, at: now, expectedVersion: version)
        for step in try workspace.perform(command, on: id) { try announce(step) }
        guard let subject = workspace.subject(id) else { throw Rejection.notFound("incident") }
        return subject
    }

    /// Creates an incident and announces it.
    mutating func create(_ creation: Incident.Creation, by actor: Actor) throws -> Incident {
        let created = try Incident.create(Instruction(creation, by: actor, at: now))
        for event in created.events {
            workspace.enter(created.subject, created: event)
            try announce(IncidentStep(event: event, before: created.subject, after: created.subject))
        }
        return created.subject
    }

    private mutating func announce(_ step: IncidentStep) throws {
        let reference = AggregateReference(
            id: step.after.id.uuid, number: step.after.number.description, sequence: step.after.version)
        try announce(step.content(), of: reference, at: step.event.at)
        if let comment = words(of: step.event.fact) {
            workspace.enter(StoredComment(comment, on: step.after.id, by: step.event.actor, at: step.event.at))
        }
    }

    /// What was said with an event; `nil` if nobody said anything, or if it is kept with the incident itself.
    private mutating func words(of fact: Incident.Fact) -> Incident.Comment? {
        switch fact {
        case .publicComment(let comment), .updated(.noted(let comment)): comment
        case .held(_, publicText: let text?), .resumed(.callerReplied(let text)),
            .updated(.advised(.callerReplied(let text))):
            Incident.Comment(id: newID(), .public, text: text)
        case .resumed(.vendorReplied(let text)): Incident.Comment(id: newID(), .internal, text: text)
        case .created, .assigned, .updated, .started, .held, .resumed, .resolved, .reopened, .closed, .cancelled: nil
        }
    }
}
