import Contracts
import Domain
import Durability
import NotificationDomain

/// Notes that a mail of ours came back, and sends nothing to an address that does not take mail.
struct TakeBounce: MessageHandler {
    typealias Store = NotificationStore

    func gather(_ message: Message<IntakeBounceDetected>, into needs: inout NotificationNeeds) {
        needs.addresses.insert(message.content.address)
        if let id = message.content.notificationId { needs.messageIDs.insert(NotificationMessage.ID(id.uuid)) }
    }

    func handle(_ message: Message<IntakeBounceDetected>, in unit: inout UnitOfWork<NotificationWorkspace>) throws {
        let bounce = message.content
        if let id = bounce.notificationId, let entry = unit.workspace.entry(NotificationMessage.ID(id.uuid)) {
            switch entry.message.state {
            case .sent, .delivered:
                let reason = bounce.reason ?? bounce.code
                try unit.perform(.bounce(code: bounce.code), on: entry.message.id, because: reason)
            case .rendered: throw NotYet("the mail that came back is not marked as sent yet")
            case .requested, .suppressed, .bounced, .failed, .superseded: break
            }
        }
        guard bounce.isPermanent else { return }
        unit.suppress(bounce.address)
    }
}

extension UnitOfWork<NotificationWorkspace> {
    /// Sends nothing to an address for a while.
    mutating func suppress(_ address: String) {
        var peer = workspace.peer(address)
        peer.suppressedUntil = now.advanced(by: StatusCode.suppression)
        workspace.enter(peer)
    }
}
