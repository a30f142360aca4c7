import Bookkeeping
import Contracts
import Domain
import Durability
import ITSMDomain

/// Carries out a verb on an incident: looks up who asks, and hands the action to the incident.
struct ActOnIncident<Content: CommandContent>: CommandHandler {
    typealias Store = ITSMStore
    typealias Translation = @Sendable (Content, inout UnitOfWork<ITSMWorkspace>) throws -> Incident.Action

    private let agents: @Sendable (Content) -> [String]
    private let action: Translation

    /// Makes a handler of what the verb means; `agents` are those it names beside the one who asks.
    init(naming agents: @escaping @Sendable (Content) -> [String] = { _ in [] }, _ action: @escaping Translation) {
        self.agents = agents
        self.action = action
    }

    func gather(_ command: Message<Content>, into needs: inout ITSMNeeds) {
        if let id = command.incidentID { needs.incidentIDs.insert(id) }
        needs.add(command.content.actor)
        needs.agentIDs.formUnion(agents(command.content))
    }

    func handle(_ command: Message<Content>, in unit: inout UnitOfWork<ITSMWorkspace>) throws -> CommandAnswer {
        guard let id = command.incidentID else {
            throw Refusal(.invalid, field: "subject", message: "The subject must be the incident's id.")
        }
        guard let subject = unit.workspace.subject(id) else { throw Rejection.notFound("incident") }
        let actor = try unit.actor(of: command, on: subject)
        let action = try action(command.content, &unit)
        let changed = try unit.perform(action, on: id, by: actor, expecting: command.content.expectedVersion)
        return .accepted(id: changed.id.description, number: changed.number.description, version: changed.version)
    }
}

extension Message where Content: CommandContent {
    /// The incident that the command is for.
    var incidentID: Incident.ID? { context.subject.flatMap { Incident.ID($0) } }
}
