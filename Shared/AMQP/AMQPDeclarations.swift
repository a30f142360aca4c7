package import Messaging

/// An exchange to be declared.
package struct ExchangeDeclaration: Hashable, Sendable {
    package var name: String
    /// `topic`, `direct`, `fanout` or `headers`.
    package var type: String
    package var durable = true
    package var arguments: [String: HeaderValue] = [:]

    /// Describes a durable exchange without arguments.
    package init(name: String, type: String, arguments: [String: HeaderValue] = [:]) {
        self.name = name
        self.type = type
        self.arguments = arguments
    }
}

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
