/// What is wrong with a delivery on the AMQP level.
package enum DeliveryDefect: Hashable, Sendable {
    /// The header table is deeper, larger or stranger than can be read; the properties hold no headers.
    case unreadableHeaders(reason: String)
    /// The body is over the limit (bytes) and was skipped.
    case bodyTooLarge(size: UInt64, limit: UInt64)
}
