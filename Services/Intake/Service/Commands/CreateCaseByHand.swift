import Contracts
import Domain
import Durability
import FoundationEssentials
import IntakeDomain

/// Opens a case that no message came for: on the phone, at the desk, or by another system.
struct CreateCaseByHand: CommandHandler {
    typealias Store = IntakeStore

    func gather(_ command: Message<CreateCase>, into needs: inout IntakeNeeds) {
        needs.add(command.content.actor)
        if let party = command.content.partyId { needs.partyIDs.insert(party.uuid) }
        if let customer = command.content.customer { needs.addresses.insert(CustomerAddress(customer.address)) }
        if let earlier = command.content.followUpOf { needs.caseIDs.insert(Case.ID(earlier.uuid)) }
        needs.newCases += 1
    }

    func handle(_ command: Message<CreateCase>, in unit: inout UnitOfWork<IntakeWorkspace>) throws -> CommandAnswer {
        let actor = try unit.actor(of: command, on: nil)
        let party = try unit.customer(of: command.content)
        var roles = actor.roles
        if actor.principal.kind == .customer { roles.insert(.customer) }
        let creation = try unit.creation(command.content, for: party)
        let created = try unit.create(creation, by: Actor(actor.principal, roles: roles, groups: actor.groups))
        if let description = command.content.description {
            let author = actor.principal
            unit.workspace.enter(
                StoredMessage(
                    id: unit.newID(), caseID: created.id, direction: author.kind == .customer ? .inbound : .note,
                    author: author,
                    at: unit.now, text: description))
        }
        return .accepted(id: created.id.description, number: created.number.description, version: created.version)
    }
}

extension UnitOfWork<IntakeWorkspace> {
    fileprivate mutating func customer(of command: CreateCase) throws -> Party? {
        if let id = command.partyId {
            guard let party = workspace.party(Party.ID(id.uuid)) else { throw Rejection.notFound("party") }
            return party
        }
        guard let customer = command.customer else { return nil }
        return try self.customer(
            at: IncomingMessage.Correspondent(address: CustomerAddress(customer.address), name: customer.name),
            channel: command.channel, language: command.language)
    }

    fileprivate mutating func creation(_ command: CreateCase, for party: Party?) throws -> Case.Creation {
        let number = try workspace.takeNumber()
        if let earlier = command.followUpOf {
            guard let closed = workspace.subject(Case.ID(earlier.uuid)) else { throw Rejection.notFound("case") }
            return try closed.followUp(id: newID(), number: number, channel: command.channel, at: now)
        }
        var origin = Case.Origin(
            id: newID(), number: number, channel: command.channel, party: party.map { Case.PartyReference($0) },
            openedAt: now)
        origin.isProactive = command.isProactive ?? false
        var details = Case.Details(
            subject: command.subject, impact: command.impact ?? .medium, urgency: command.urgency ?? .medium)
        details.type = command.type
        details.category = command.category
        details.product = command.product
        details.asset = command.asset
        details.language = command.language ?? party?.language
        return Case.Creation(origin: origin, details: details, allowsGuests: true)
    }

    fileprivate mutating func create(_ creation: Case.Creation, by actor: Actor) throws -> Case {
        let created = try Case.create(Instruction(creation, by: actor, at: now))
        workspace.enter(created.subject, created: created.events[0])
        try announce(CaseStep(event: created.events[0], before: created.subject, after: created.subject))
        return created.subject
    }
}
