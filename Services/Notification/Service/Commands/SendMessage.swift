import Contracts
import Domain
import Durability
import NotificationDomain

/// Tells a party something that another service or one of our people wants told, once for each key.
struct SendMessage: CommandHandler {
    typealias Store = NotificationStore

    let desk: WritingDesk

    func gather(_ command: Message<SendNotification>, into needs: inout NotificationNeeds) {
        if let intent = Intent(command.content) { needs.add(intent) }
    }

    func handle(_ command: Message<SendNotification>, in unit: inout UnitOfWork<NotificationWorkspace>) throws
        -> CommandAnswer
    {
        try command.checkSender()
        guard let intent = Intent(command.content) else {
            throw Refusal(.invalid, field: "data.agentId", message: "Only parties are told; agents are not yet.")
        }
        try check(intent, channel: command.content.channel, in: unit)
        do {
            return .accepted(try unit.tell(intent, speaking: nil, by: desk))
        } catch let notYet as NotYet {
            // A service knows of parties as early as we do; a person means one that we should know.
            guard command.content.actor.kind == .system else { throw Rejection.notFound("party") }
            throw notYet
        }
    }

    private func check(_ intent: Intent, channel: Channel?, in unit: UnitOfWork<NotificationWorkspace>) throws {
        guard channel ?? .email == .email else {
            throw Refusal(.invalid, field: "data.channel", message: "Only mail is sent.")
        }
        let known = unit.workspace.entry(keyed: intent.key)?.message.intent
        guard known.map({ $0.partyID == intent.partyID && $0.template == intent.template }) ?? true else {
            throw Refusal(.duplicate, field: "data.key", message: "The key is that of another message.")
        }
    }
}

extension Intent {
    /// The wish that a command is; `nil` if it is not for a party.
    fileprivate init?(_ command: SendNotification) {
        guard let partyID = command.partyId?.description else { return nil }
        self.init(
            Template(rawValue: command.template), partyID: partyID, recordID: command.recordId?.description,
            number: command.recordNumber, key: command.key, channel: command.channel ?? .email)
        data = command.data
    }
}

extension Message where Content: CommandContent {
    /// Throws `forbidden` if the sender may not speak for the actor, or if the actor is a customer.
    func checkSender() throws(Refusal) {
        try Speakers.check(content.actor, spokenForBy: user)
        guard content.actor.kind != .customer else {
            throw Refusal(.forbidden, field: "data.actor", message: "This is for our own people.")
        }
    }

    /// The message that the command is for; throws `invalid` for a subject that is no id.
    func notificationID() throws(Refusal) -> NotificationMessage.ID {
        guard let id = context.subject.flatMap({ NotificationMessage.ID($0) }) else {
            throw Refusal(.invalid, field: "subject", message: "The subject must be the notification's id.")
        }
        return id
    }
}

extension CommandAnswer {
    static func accepted(_ message: NotificationMessage) -> CommandAnswer {
        .accepted(id: message.id.description, number: nil, version: message.version)
    }
}
