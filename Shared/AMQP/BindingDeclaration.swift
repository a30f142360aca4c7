package import Messaging

/// A binding from an exchange to a queue or to another exchange.
package struct BindingDeclaration: Hashable, Sendable {
    /// What the messages go to.
    package enum Destination: Hashable, Sendable {
        case queue(String)
        case exchange(String)
    }

    package var source: String
    package var destination: Destination
    package var routingKey: String
    package var arguments: [String: HeaderValue] = [:]

    /// Describes a binding.
    package init(
        from source: String, to destination: Destination, routingKey: String, arguments: [String: HeaderValue] = [:]
    ) {
        self.source = source
        self.destination = destination
        self.routingKey = routingKey
        self.arguments = arguments
    }
}
