package import Domain

/// A piece of work held out to one agent for a while.
package struct Offer: Hashable, Sendable {
    package typealias ID = Identifier<Offer>
    package typealias Command = Instruction<Action>
    package typealias Event = Occurrence<Fact>

    package let id: ID
    package let terms: Terms
    package internal(set) var state: State
    /// The number of events so far, which is the sequence number of the last.
    package internal(set) var version: Int64

    /// Rebuilds an offer from everything that is stored of it.
    package init(id: ID, terms: Terms, state: State, version: Int64) {
        self.id = id
        self.terms = terms
        self.state = state
        self.version = version
    }
}

extension Offer {
    /// What is offered to whom, and for how long.
    package struct Terms: Hashable, Sendable {
        package let item: WorkItem.ID
        /// An agent's id.
        package let agent: String
        /// The units of capacity that it holds.
        package let weight: Int
        /// Which offer of the item it is, 1 and up.
        package let generation: Int
        package let madeAt: Timestamp
        /// The first instant at which it cannot be accepted any more.
        package let expiresAt: Timestamp

        /// Takes the terms.
        package init(
            item: WorkItem.ID, agent: String, weight: Int, generation: Int, madeAt: Timestamp, expiresAt: Timestamp
        ) {
            self.item = item
            self.agent = agent
            self.weight = weight
            self.generation = generation
            self.madeAt = madeAt
            self.expiresAt = expiresAt
        }
    }

    /// Where an offer stands.
    package enum State: String, CaseIterable, Codable, Sendable {
        /// Can transition to every other state.
        case made
        /// Can transition to `withdrawn`, if the record's owner refuses the assignment.
        case accepted
        /// Final.
        case rejected
        /// Final.
        case expired
        /// Final.
        case withdrawn
    }

    /// What can be asked of an offer.
    package enum Action: Hashable, Sendable {
        case accept
        case reject(reason: String?)
        case expire
        case withdraw(reason: String)
    }

    /// What can happen to an offer: one published event each.
    package enum Fact: Hashable, Sendable {
        case made(Terms)
        case accepted
        case rejected(reason: String?)
        case expired
        case withdrawn(reason: String)

        /// The event's name on the wire, behind `offer.`.
        package var name: String {
            switch self {
            case .made: "made"
            case .accepted: "accepted"
            case .rejected: "rejected"
            case .expired: "expired"
            case .withdrawn: "withdrawn"
            }
        }
    }
}
