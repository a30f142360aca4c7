/// What the broker says of a queue.
package struct QueueStatus: Hashable, Sendable {
    package let name: String
    /// Messages ready for delivery; those delivered and unsettled are not counted.
    package let messageCount: Int
    package let consumerCount: Int

    /// Says what a queue holds.
    package init(name: String, messageCount: Int, consumerCount: Int) {
        self.name = name
        self.messageCount = messageCount
        self.consumerCount = consumerCount
    }
}
