import Contracts
import Domain
import NotificationDomain

extension NotificationSnapshot {
    /// The message as the contract shows it.
    init(_ message: NotificationMessage) {
        self.init(
            id: RecordID(message.id.uuid), version: message.version,
            state: NotificationSnapshot.State(message.state), key: message.intent.key,
            template: message.intent.template.rawValue)
        partyId = RecordID(message.intent.partyID)
        recordId = message.intent.recordID.flatMap { RecordID($0) }
        recordNumber = message.intent.number
        channel = message.route?.address.channel
    }
}

extension NotificationSnapshot.State {
    init(_ state: NotificationMessage.State) {
        switch state {
        case .requested: self = .requested
        case .suppressed: self = .suppressed
        case .rendered: self = .rendered
        case .sent: self = .sent
        case .delivered: self = .delivered
        case .bounced: self = .bounced
        case .failed: self = .failed
        case .superseded: self = .superseded
        }
    }
}
