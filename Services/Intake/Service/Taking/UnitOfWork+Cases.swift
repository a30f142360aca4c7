import Contracts
import Domain
import Durability
import FoundationEssentials
import IntakeDomain

extension UnitOfWork<IntakeWorkspace> {
    /// Carries out a command on a case and announces each event; returns the case as it is then.
    @discardableResult
    mutating func perform(_ action: Case.Action, on id: Case.ID, by actor: Actor, expecting version: Int64? = nil)
        throws -> Case
    {
        let command = Case.Command(action, by: actor, at: now, expectedVersion: version)
        let steps = try workspace.perform(command, on: id)
        for step in steps { try announce(step) }
        guard let subject = workspace.subject(id) else { throw Rejection.notFound("case") }
        return subject
    }

    /// Opens a case, or the one that goes on with a closed case.
    mutating func open(_ message: IncomingMessage, followUpOf earlier: Case.ID?) throws -> Case.ID {
        let party = try customer(of: message)
        let id: Case.ID = newID()
        let number = try workspace.takeNumber()
        let openedAt = message.openedAt(receivedAt: now)
        var creation: Case.Creation
        if let earlier, let closed = workspace.subject(earlier) {
            creation = try closed.followUp(id: id, number: number, channel: message.channel, at: openedAt)
        } else {
            creation = Case.Creation(
                origin: Case.Origin(
                    id: id, number: number, channel: message.channel, party: Case.PartyReference(party),
                    openedAt: openedAt),
                details: message.details(of: party), allowsGuests: true)
        }
        let actor = Actor(Principal(kind: .customer, id: party.id.description), roles: [.customer])
        try create(creation, by: actor, from: message)
        return id
    }

    /// Creates the case, keeps the message that opened it, and lets replies find it.
    private mutating func create(_ creation: Case.Creation, by actor: Actor, from message: IncomingMessage) throws {
        let created = try Case.create(Instruction(creation, by: actor, at: now))
        let messageID: Case.Message.ID = newID()
        workspace.enter(created.subject, created: created.events[0])
        keep(message, as: messageID, on: created.subject.id, by: actor.principal, direction: .inbound)
        let source = CaseSource(messageID: messageID, provider: message.provider, externalID: message.externalID)
        try announce(
            CaseStep(event: created.events[0], before: created.subject, after: created.subject, source: source))
    }

    /// Adds what the customer wrote to a case that is not over.
    mutating func append(_ message: IncomingMessage, to id: Case.ID) throws {
        let party = try customer(of: message)
        let isCustomer = workspace.subject(id)?.origin.party?.id == party.id.description
        let actor = Actor(
            Principal(kind: .customer, id: party.id.description), roles: [isCustomer ? .customer : .proxy])
        let said = Case.Message(id: newID(), direction: .inbound, text: message.text)
        try perform(.customerReplied(said), on: id, by: actor)
        keep(message, as: said.id, on: id, by: actor.principal, direction: .inbound)
    }

    /// Notes on a case what a machine wrote.
    mutating func record(_ message: IncomingMessage, on id: Case.ID) throws {
        let note = Case.Note(id: newID(), text: message.text.isEmpty ? message.subject ?? "(no text)" : message.text)
        let actor = Actor.system(ServiceName.intake.rawValue)
        try perform(.note(note), on: id, by: actor)
        keep(message, as: note.id, on: id, by: actor.principal, direction: .note)
    }

    /// Links a case to one that a stranger has named.
    mutating func mention(_ other: Case.ID?, on id: Case.ID) throws {
        guard let other, let mentioned = workspace.subject(other) else { return }
        let target = IntakeDomain.RecordReference(.case, id: other.description, number: mentioned.number.description)
        try perform(.link(Link(.mentionedIn, target)), on: id, by: .system(ServiceName.intake.rawValue))
    }

    mutating func announce(_ step: CaseStep) throws {
        try announce(
            step.content(),
            of: AggregateReference(
                id: step.after.id.uuid, number: step.after.number.description, sequence: step.after.version),
            at: step.event.at)
    }

    private mutating func keep(
        _ message: IncomingMessage, as id: Case.Message.ID, on caseID: Case.ID, by author: Principal,
        direction: StoredMessage.Direction
    ) {
        var stored = StoredMessage(
            id: id, caseID: caseID, direction: direction, author: author, at: now, text: message.text)
        stored.fullText = message.fullText
        stored.html = message.html
        stored.channel = message.channel
        stored.externalID = message.externalID
        stored.isAutomatic = message.isAutomatic
        let files = message.files.map { file in
            StoredAttachment(
                id: (newID() as Case.ID).uuid, messageID: id, caseID: caseID, name: file.name,
                contentType: file.contentType,
                size: file.size, sha256: file.sha256, content: file.content, dataref: file.dataref)
        }
        workspace.enter(stored, attachments: files)
        workspace.enter(reference: message.externalID, of: caseID)
    }
}

extension Case.PartyReference {
    init(_ party: Party) {
        self.init(id: party.id.description, name: party.name, accountID: party.accountID?.uuidString.lowercased())
    }
}

extension IncomingMessage {
    /// What the case is about, as far as the message says.
    func details(of party: Party) -> Case.Details {
        var details = Case.Details(
            subject: title, impact: classification.impact ?? .medium, urgency: classification.urgency ?? .medium)
        details.type = classification.type
        details.category = classification.category
        details.product = classification.product
        details.asset = classification.asset
        details.language = classification.language ?? party.language
        return details
    }

    /// The subject, or the first line of the text; at most 998 characters.
    private var title: String {
        let subject = (subject ?? "").trimmed
        let line = subject.isEmpty ? text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "" : subject
        let title = line.trimmed
        return title.isEmpty ? "(no subject)" : String(title.prefix(998))
    }

    /// The customer's own time, but no more than an hour ago and never in the future (sla.md 4.3).
    func openedAt(receivedAt now: Timestamp) -> Timestamp {
        min(now, max(sentAt, now.advanced(by: .seconds(-3_600))))
    }
}
