package import Messaging

/// A queue to be declared; never auto-deleted.
package struct QueueDeclaration: Hashable, Sendable {
    package var name: String
    package var durable = true
    /// Only for the declaring connection, and gone with it.
    package var exclusive = false
    /// E.g. `x-queue-type`; RabbitMQ lets no one change them later.
    package var arguments: [String: HeaderValue] = [:]

    /// Describes a durable queue shared by all.
    package init(name: String, arguments: [String: HeaderValue] = [:]) {
        self.name = name
        self.arguments = arguments
    }
}
