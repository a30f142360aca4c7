import Bookkeeping
import Contracts
import Domain
import Durability
import IntakeDomain

/// Carries out a verb on a case: looks up who asks, and hands the action to the case.
struct ActOnCase<Content: CommandContent>: CommandHandler {
    typealias Store = IntakeStore
    typealias Translation = @Sendable (Content, Case, inout UnitOfWork<IntakeWorkspace>) throws -> Case.Action

    private let agents: @Sendable (Content) -> [String]
    private let action: Translation

    /// Makes a handler of what the verb means; `agents` are those it names beside the one who asks.
    init(naming agents: @escaping @Sendable (Content) -> [String] = { _ in [] }, _ action: @escaping Translation) {
        self.agents = agents
        self.action = action
    }

    func gather(_ command: Message<Content>, into needs: inout IntakeNeeds) {
        if let id = command.caseID { needs.caseIDs.insert(id) }
        needs.add(command.content.actor)
        needs.agentIDs.formUnion(agents(command.content))
    }

    func handle(_ command: Message<Content>, in unit: inout UnitOfWork<IntakeWorkspace>) throws -> CommandAnswer {
        let subject = try unit.subject(of: command)
        let actor = try unit.actor(of: command, on: subject)
        let action = try action(command.content, subject, &unit)
        let changed = try unit.perform(action, on: subject.id, by: actor, expecting: command.content.expectedVersion)
        unit.keepText(of: action, on: changed, by: actor.principal)
        return .accepted(id: changed.id.description, number: changed.number.description, version: changed.version)
    }
}

extension Message where Content: CommandContent {
    /// The case that the command is for.
    var caseID: Case.ID? { context.subject.flatMap { Case.ID($0) } }
}

extension IntakeNeeds {
    /// Asks for what is known of an actor.
    mutating func add(_ principal: Principal) {
        switch principal.kind {
        case .agent: agentIDs.insert(principal.id)
        case .customer: if let id = Party.ID(principal.id) { partyIDs.insert(id.uuid) }
        case .system: break
        }
    }
}

extension UnitOfWork<IntakeWorkspace> {
    /// The case that a command is for; throws `invalid` or `not_found`.
    func subject(of command: Message<some CommandContent>) throws -> Case {
        guard let id = command.caseID else {
            throw Refusal(.invalid, field: "subject", message: "The subject must be the case's id.")
        }
        guard let subject = workspace.subject(id) else { throw Rejection.notFound("case") }
        return subject
    }

    /// Keeps the text that an action put on the case.
    mutating func keepText(of action: Case.Action, on subject: Case, by author: Principal) {
        switch action {
        case .requestInfo(let message), .reply(let message):
            keep(message.id, .outbound, message.text, on: subject, by: author)
        case .note(let note): keep(note.id, .note, note.text, on: subject, by: author)
        case .proposeSolution(let proposal):
            keep(newID(), .outbound, proposal.customerText ?? proposal.notes, on: subject, by: author)
        default: break
        }
    }

    private mutating func keep(
        _ id: Case.Message.ID, _ direction: StoredMessage.Direction, _ text: String, on subject: Case,
        by author: Principal
    ) {
        workspace.enter(
            StoredMessage(id: id, caseID: subject.id, direction: direction, author: author, at: now, text: text))
    }
}
