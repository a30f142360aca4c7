import Contracts
import Messaging

/// A delivery with what was read of it.
struct InHand<Store: WorkspaceStore>: Sendable {
    /// A message that the broker delivered this often without an answer is taken for one that kills whoever handles it.
    static var poisonThreshold: Int { 10 }

    /// As it was published, whichever way it came to us.
    let delivery: Delivery
    let reading: Reading<Store>
    let isRedriven: Bool
    /// How often it was tried before.
    let attempts: Int

    init(_ delivery: Delivery, by reader: some LaneReader<Store>) {
        let restored = delivery.restored
        self.delivery = restored
        isRedriven = delivery.isRedriven
        attempts = delivery.attempt
        reading =
            delivery.deliveryCount < Self.poisonThreshold ? reader.read(restored) : .refused(Self.poison(restored))
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

    private static func poison(_ delivery: Delivery) -> RefusedDelivery {
        RefusedDelivery(
            delivery,
            malformed: MalformedMessage(
                .unavailable, reason: "It was delivered \(delivery.deliveryCount) times without an answer."))
    }
}
