/// What a user may do on a topic exchange, as regular expressions over routing keys and binding keys.
package struct TopicPermission: Hashable, Sendable {
    package let exchange: String
    package var write: String
    package var read: String

    /// Makes a permission; nothing unless said.
    package init(exchange: String, write: String = BrokerUser.nothing, read: String = BrokerUser.nothing) {
        self.exchange = exchange
        self.write = write
        self.read = read
    }
}
