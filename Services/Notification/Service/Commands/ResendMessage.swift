import Contracts
import Domain
import Durability
import NotificationDomain

/// Sends a message again that failed or came back, to the party's address of today; the new message has a row of its
/// own.
struct ResendMessage: CommandHandler {
    typealias Store = NotificationStore

    let desk: WritingDesk

    func gather(_ command: Message<ResendNotification>, into needs: inout NotificationNeeds) {
        guard let id = command.context.subject.flatMap({ NotificationMessage.ID($0) }) else { return }
        needs.messageIDs.insert(id)
        needs.keys.insert(Intent.againKey(of: id))
    }

    func handle(_ command: Message<ResendNotification>, in unit: inout UnitOfWork<NotificationWorkspace>) throws
        -> CommandAnswer
    {
        try command.checkSender()
        guard command.content.channel ?? .email == .email else {
            throw Refusal(.invalid, field: "data.channel", message: "Only mail is sent.")
        }
        guard let entry = unit.workspace.entry(try command.notificationID()) else {
            throw Rejection.notFound("notification")
        }
        let message = entry.message
        if let expected = command.content.expectedVersion, expected != message.version {
            throw Rejection.staleVersion(expected: expected, found: message.version)
        }
        switch message.state {
        case .failed, .bounced: break
        case .requested, .suppressed, .rendered, .sent, .delivered, .superseded:
            throw Rejection.wrongState(found: message.state.rawValue)
        }
        return .accepted(try unit.repeatMessage(entry, as: message.intent.again(of: message), by: desk))
    }
}

extension Intent {
    /// The key of the message that repeats another.
    static func againKey(of id: NotificationMessage.ID) -> String { "again:\(id)" }

    /// The same wish under a key of its own, made of the message that was in vain.
    fileprivate func again(of message: NotificationMessage) -> Intent {
        var again = Intent(
            template, partyID: partyID, recordID: recordID, number: number,
            key: Self.againKey(of: message.id), channel: channel)
        again.text = text
        again.answers = answers
        again.episode = episode
        again.data = data
        return again
    }
}
