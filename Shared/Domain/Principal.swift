/// Who does something: an agent, a customer, or a system (the contract's `actor`).
package struct Principal: Hashable, Codable, Sendable {
    /// The kinds of actor that the contract knows.
    package enum Kind: String, CaseIterable, Codable, Sendable {
        case agent, customer, system
    }

    package let kind: Kind
    /// An agent's or party's id, or a system's broker user name; 1 to 255 characters.
    package let id: String

    /// Names an actor.
    package init(kind: Kind, id: String) {
        self.kind = kind
        self.id = id
    }

    /// The actor that a service or adapter is by itself, named by its broker user.
    package static func system(_ user: String) -> Principal { Principal(kind: .system, id: user) }
}
