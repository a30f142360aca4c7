import Contracts
import Domain
import Durability
import ITSMDomain

/// Creates an incident: of the cases that it was raised from, or of what somebody noticed.
struct RaiseIncident: CommandHandler {
    typealias Store = ITSMStore

    func gather(_ command: Message<CreateIncident>, into needs: inout ITSMNeeds) {
        needs.add(command.content.actor)
        if let assignee = command.content.assignee { needs.agentIDs.insert(assignee.description) }
        needs.newIncidents += 1
    }

    func handle(_ command: Message<CreateIncident>, in unit: inout UnitOfWork<ITSMWorkspace>) throws -> CommandAnswer {
        let actor = try unit.actor(of: command, on: nil)
        let creation = try unit.creation(command.content, by: actor.principal)
        let created = try unit.create(creation, by: actor)
        if let description = command.content.description {
            let comment = Incident.Comment(id: unit.newID(), .internal, text: description)
            unit.workspace.enter(StoredComment(comment, on: created.id, by: actor.principal, at: unit.now))
        }
        return .accepted(id: created.id.description, number: created.number.description, version: created.version)
    }
}

extension UnitOfWork<ITSMWorkspace> {
    fileprivate mutating func creation(
        _ command: CreateIncident, by principal: Principal
    ) throws -> Incident.Creation {
        var origin = Incident.Origin(
            id: newID(), number: try workspace.takeNumber(), openedAt: now, openedBy: principal)
        origin.callerID = command.callerId?.description
        var details = Incident.Details(
            summary: command.subject, impact: command.impact, urgency: command.urgency)
        details.category = command.category
        details.configurationItem = command.item
        details.service = command.service
        details.signature = command.signature
        details.caseIDs = Set(command.caseIds ?? []).sorted().map(\.description)
        return Incident.Creation(
            origin: origin, details: details, assignment: try assignment(command.group, command.assignee))
    }
}
