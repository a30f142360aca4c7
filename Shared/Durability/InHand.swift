import Contracts
import Messaging

/// A delivery with what was read of it.
struct InHand<Store: WorkspaceStore>: Sendable {
    /// As it was published, whichever way it came to us.
    let delivery: Delivery
    let reading: Reading<Store>
    let isRedriven: Bool
    /// How often it was tried before.
    let attempts: Int
    /// Whether an earlier delivery was never answered: perhaps since the message ends whoever handles it.
    let isSuspect: Bool

    init(_ delivery: Delivery, by reader: some LaneReader<Store>) {
        let restored = delivery.restored
        self.delivery = restored
        isRedriven = delivery.isRedriven
        attempts = delivery.attempt
        isSuspect = delivery.deliveryCount > 0
        reading = reader.read(restored)
    }

    /// What makes it the same message as another delivery; `nil` if it is nothing to us.
    var identity: MessageIdentity? {
        switch reading {
        case .prepared(let message): message.identity
        case .refused(let refused): refused.identity
        case .ignored: nil
        }
    }

    /// The same delivery, refused.
    func refused(_ refusal: Refusal) -> RefusedDelivery {
        switch reading {
        case .prepared(let message):
            RefusedDelivery(
                delivery, identity: message.identity, cause: message.cause, refusal: refusal, replyTo: message.replyTo)
        case .refused(let refused):
            RefusedDelivery(
                delivery, identity: refused.identity, cause: refused.cause, refusal: refusal, replyTo: refused.replyTo)
        case .ignored:
            RefusedDelivery(delivery, identity: MessageIdentity(unreadable: delivery), cause: .timer, refusal: refusal)
        }
    }
}
