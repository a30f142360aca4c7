import Contracts
import Domain
import Durability
import NotificationDomain

extension UnitOfWork<NotificationWorkspace> {
    /// Announces what happened to a message, in order; returns the message as it is now.
    @discardableResult
    mutating func announce(_ events: [NotificationMessage.Event], of id: NotificationMessage.ID) throws
        -> NotificationMessage
    {
        guard let message = workspace.entry(id)?.message else { throw Rejection.notFound("notification") }
        // A message moves by one event at a time, so that it is now as it was after the event.
        for event in events { try announce(event, of: message) }
        return message
    }

    private mutating func announce(_ event: NotificationMessage.Event, of message: NotificationMessage) throws {
        let snapshot = NotificationSnapshot(message)
        let aggregate = AggregateReference(
            id: message.id.uuid, number: message.id.description, sequence: message.version)
        switch event.fact {
        case .requested: try announce(NotificationRequested(notification: snapshot), of: aggregate)
        case .suppressed(let why):
            try announce(NotificationSuppressed(notification: snapshot, reason: why.rawValue), of: aggregate)
        case .rendered: try announce(NotificationRendered(notification: snapshot), of: aggregate)
        case .sent(let providerID):
            var content = NotificationSent(notification: snapshot)
            content.externalId = providerID
            try announce(content, of: aggregate)
        case .delivered: try announce(NotificationDelivered(notification: snapshot), of: aggregate)
        case .bounced(let code):
            let isPermanent = code.hasPrefix("5")
            let content = NotificationBounced(notification: snapshot, code: code, isPermanent: isPermanent)
            try announce(content, of: aggregate)
        case .failed(let reason):
            try announce(NotificationFailed(notification: snapshot, reason: reason), of: aggregate)
        case .superseded(let later):
            var content = NotificationSuperseded(notification: snapshot)
            content.supersededBy = RecordID(later.uuid)
            try announce(content, of: aggregate)
        }
    }
}
