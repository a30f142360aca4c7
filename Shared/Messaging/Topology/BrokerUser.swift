/// A user of the broker, and what they may do. Permissions are regular expressions over names; `^$` is nothing.
package struct BrokerUser: Hashable, Sendable {
    package let name: String
    package var configure: String
    package var write: String
    package var read: String
    /// One for each topic exchange: without one, the broker allows everything.
    package var topics: [TopicPermission]
    /// Whether the user may administer the broker.
    package var isAdministrator = false

    /// Makes a user who may use the topic exchanges as said, and no others.
    package init(name: String, configure: String, write: String, read: String, topics: [TopicPermission]) {
        self.name = name
        self.configure = configure
        self.write = write
        self.read = read
        let exchanges = ExchangeDeclaration.all.filter { $0.kind == .topic }.map(\.name)
        self.topics = exchanges.map { exchange in
            topics.first { $0.exchange == exchange } ?? TopicPermission(exchange: exchange)
        }
    }

    /// Nothing.
    package static let nothing = "^$"

    /// The queues that a user may make and read: those whose names begin so.
    static func own(_ name: String, _ prefixes: [String]) -> String {
        "(\(prefixes.joined(separator: "|")))\\.\(escaped(name))\\..*"
    }

    /// A text as a regular expression that matches it alone.
    static func escaped(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            if "\\.^$|()[]{}*+?".contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
    }
}
