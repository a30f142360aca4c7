/// A delivery's number on one incarnation of a channel.
package struct DeliveryTag: Hashable, Sendable {
    /// Which incarnation of the subscription's channel: rises with each reconnect, so that a stale tag is never
    /// settled.
    package let incarnation: UInt64
    package let number: UInt64

    /// Makes a tag of a channel's incarnation and the broker's number.
    package init(incarnation: UInt64, number: UInt64) {
        self.incarnation = incarnation
        self.number = number
    }
}
