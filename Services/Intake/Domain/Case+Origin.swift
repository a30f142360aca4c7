package import Domain

extension Case {
    /// What creation fixed for ever.
    package struct Origin: Hashable, Sendable {
        package let id: ID
        package let number: Number
        package let channel: Channel
        /// Whose matter it is; `nil` for a guest and for a major case.
        package let party: PartyReference?
        package let openedAt: Timestamp
        /// The closed case that this one goes on with.
        package var followUpOf: ID?
        /// Whether we opened it before the customer told us.
        package var isProactive = false
        /// Whether a machine's message opened it, which must not be acknowledged.
        package var isAutomatic = false

        /// Takes what every case has; the other members are set afterwards.
        package init(id: ID, number: Number, channel: Channel, party: PartyReference?, openedAt: Timestamp) {
            self.id = id
            self.number = number
            self.channel = channel
            self.party = party
            self.openedAt = openedAt
        }
    }

    /// The customer of a case, as far as a case has to know.
    package struct PartyReference: Hashable, Codable, Sendable {
        package let id: String
        package let name: String
        /// The account that a contact belongs to.
        package let accountID: String?

        /// Refers to a contact or a consumer.
        package init(id: String, name: String, accountID: String? = nil) {
            self.id = id
            self.name = name
            self.accountID = accountID
        }
    }
}
