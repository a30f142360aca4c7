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
