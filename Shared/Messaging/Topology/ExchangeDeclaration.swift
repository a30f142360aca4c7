import Contracts

/// A durable exchange.
package struct ExchangeDeclaration: Hashable, Sendable {
    /// The kinds of exchange that we use.
    package enum Kind: String, Sendable {
        case topic, direct, fanout
    }

    package let name: String
    package let kind: Kind

    /// Declares an exchange.
    package init(name: String, kind: Kind) {
        self.name = name
        self.kind = kind
    }

    /// The exchanges of the contract.
    package static let all = [
        ExchangeDeclaration(name: Exchange.intake, kind: .topic),
        ExchangeDeclaration(name: Exchange.commands, kind: .topic),
        ExchangeDeclaration(name: Exchange.replies, kind: .direct),
        ExchangeDeclaration(name: Exchange.events, kind: .topic),
        ExchangeDeclaration(name: Exchange.retry, kind: .direct),
        ExchangeDeclaration(name: Exchange.dead, kind: .topic),
        ExchangeDeclaration(name: Exchange.unrouted, kind: .fanout),
    ]
}
