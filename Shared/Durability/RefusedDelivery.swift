package import Contracts
package import Messaging

/// A delivery with which nothing can be done, and why.
package struct RefusedDelivery: Sendable {
    package let delivery: Delivery
    package let identity: MessageIdentity
    package let cause: Cause
    package let refusal: Refusal
    package let replyTo: ReplyAddress?

    /// Makes a refusal of a delivery whose context could be read.
    package init(
        _ delivery: Delivery, identity: MessageIdentity, cause: Cause, refusal: Refusal, replyTo: ReplyAddress? = nil
    ) {
        self.delivery = delivery
        self.identity = identity
        self.cause = cause
        self.refusal = refusal
        self.replyTo = replyTo
    }

    /// Makes a refusal of a delivery that could not be read.
    package init(_ delivery: Delivery, malformed: MalformedMessage, replyTo: ReplyAddress? = nil) {
        self.init(
            delivery, identity: MessageIdentity(unreadable: delivery), cause: .timer, refusal: malformed.refusal,
            replyTo: replyTo)
    }
}
