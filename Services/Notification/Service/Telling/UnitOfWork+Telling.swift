import Contracts
import Domain
import Durability
import FoundationEssentials
import NotificationDomain

extension UnitOfWork<NotificationWorkspace> {
    /// Who moves messages on.
    private var notification: Actor { .system(ServiceName.notification.rawValue) }

    /// The party of a wish; throws `NotYet` if intake has not told us of it.
    func party(of intent: Intent) throws -> PartyCopy {
        guard let party = UUID(uuidString: intent.partyID).flatMap(workspace.party) else {
            throw NotYet("the party is not known yet")
        }
        return party
    }

    /// Writes a wish into the ledger and makes its mail, or notes why there is none. A wish whose key is known changes
    /// nothing. Throws before it changes anything.
    @discardableResult
    mutating func tell(_ intent: Intent, speaking language: String?, by desk: WritingDesk) throws
        -> NotificationMessage
    {
        if let known = workspace.entry(keyed: intent.key) { return known.message }
        let party = try party(of: intent)
        let added = workspace.templates(named: intent.template.rawValue)
        guard let languages = desk.languages(of: intent.template, added: added) else {
            throw Refusal(.invalid, field: "data.template", message: "There is no such template.")
        }
        let id: NotificationMessage.ID = newID()
        let policy = DeliveryPolicy(channels: [.email], templates: languages)
        let recipient = party.recipient(for: intent.template, speaking: language) {
            workspace.peer($0).suppressedUntil
        }
        switch policy.decide(intent, to: recipient, at: now, bucket: { bucket(of: $0, for: intent.template) }) {
        case .suppress(let why): return try withhold(intent, as: id, why)
        case .send(let route):
            let subject = intent.recordID.flatMap(UUID.init(uuidString:)).flatMap(workspace.caseCopy)
            let occasion = Occasion(
                intent: intent, language: route.language, partyName: party.name, subject: subject,
                thread: subject.map { workspace.thread(of: $0.id) } ?? [], added: added)
            return try send(intent, as: id, by: route, try desk.write(id, occasion), about: subject?.id)
        }
    }

    /// Notes in the ledger that a message is not sent, and why.
    @discardableResult
    mutating func withhold(
        _ intent: Intent, as id: NotificationMessage.ID? = nil, _ why: DeliveryPolicy.Suppression
    ) throws -> NotificationMessage {
        if let known = workspace.entry(keyed: intent.key) { return known.message }
        let message = try request(intent, as: id ?? newID(), letter: nil)
        return try perform(.suppress(why), on: message.id, because: why.rawValue)
    }

    /// Sends the words of an earlier message once more, as a message of its own.
    mutating func repeatMessage(_ earlier: LedgerEntry, as intent: Intent, by desk: WritingDesk) throws
        -> NotificationMessage
    {
        if let known = workspace.entry(keyed: intent.key) { return known.message }
        guard let letter = earlier.letter, let route = earlier.message.route else {
            throw Rejection.wrongState(found: earlier.message.state.rawValue)
        }
        let party = try party(of: intent)
        let recipient = party.recipient(for: intent.template, speaking: route.language) { _ in nil }
        let id: NotificationMessage.ID = newID()
        guard let address = recipient.addresses.first(where: { $0.channel == .email }) else {
            return try withhold(intent, as: id, .noAddress)
        }
        let caseID = letter.replyTo.flatMap { _ in intent.recordID.flatMap(UUID.init(uuidString:)) }
        let again = letter.renamed(desk.addresses.messageID(of: id, about: caseID))
        let newRoute = DeliveryPolicy.Route(address: address, language: route.language)
        return try send(intent, as: id, by: newRoute, again, about: caseID)
    }

    /// Moves a message on and announces it.
    @discardableResult
    mutating func perform(
        _ action: NotificationMessage.Action, on id: NotificationMessage.ID, because reason: String? = nil
    ) throws -> NotificationMessage {
        let command = NotificationMessage.Command(action, by: notification, at: now)
        let events = try workspace.change(id, because: reason) { try $0.perform(command) }
        return try announce(events, of: id)
    }

    /// Takes an attempt that failed: the message is tried again later, or never.
    mutating func attemptFailed(
        on id: NotificationMessage.ID, because reason: String, isPassing: Bool, by schedule: RetrySchedule
    ) throws {
        let actor = notification
        let now = now
        let events = try workspace.change(id, because: reason) {
            try $0.attemptFailed(reason, isPassing: isPassing, schedule: schedule, by: actor, at: now)
        }
        try announce(events, of: id)
    }

    private mutating func request(_ intent: Intent, as id: NotificationMessage.ID, letter: Letter?) throws
        -> NotificationMessage
    {
        let made = NotificationMessage.request(intent, id: id, by: notification.principal, at: now)
        workspace.enter(made.subject, letter: letter)
        return try announce(made.events, of: id)
    }

    private mutating func send(
        _ intent: Intent, as id: NotificationMessage.ID, by route: DeliveryPolicy.Route, _ letter: Letter,
        about caseID: UUID?
    ) throws -> NotificationMessage {
        let pointless = intent.recordID.map { workspace.waiting(about: $0, from: intent.template.supersedes) } ?? []
        _ = try request(intent, as: id, letter: letter)
        let message = try perform(.render(route), on: id)
        if let caseID {
            workspace.enter(ThreadMail(caseID: caseID, messageID: letter.messageID, isOurs: true))
        }
        if var bucket = bucket(of: route.address, for: intent.template), bucket.take(at: now) {
            var peer = workspace.peer(route.address.value)
            peer.fullAt = bucket.fullAt
            workspace.enter(peer)
        }
        for earlier in pointless { try perform(.supersede(by: id), on: earlier.id, because: "superseded") }
        return message
    }

    /// What two machines would empty; only what answers by itself counts.
    private func bucket(of address: Recipient.Address, for template: Intent.Template) -> TokenBucket? {
        guard template.answersByItself else { return nil }
        return TokenBucket(.perPeer, fullAt: workspace.peer(address.value).fullAt ?? now)
    }
}

extension Letter {
    /// The same mail under another Message-ID.
    fileprivate func renamed(_ messageID: String) -> Letter {
        Letter(
            subject: subject, text: text, html: html, messageID: messageID, inReplyTo: inReplyTo,
            references: references, replyTo: replyTo, isAutomaticReply: isAutomaticReply)
    }
}
