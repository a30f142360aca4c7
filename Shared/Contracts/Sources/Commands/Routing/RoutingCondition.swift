/// What a rule asks of a record.
package struct RoutingCondition: Shaped {
    /// The members of a record that rules can ask for.
    package enum Member: String, CaseIterable, Codable, Sendable {
        case recordType, type, channel, category, product, priority, language, partyId, accountId, subject
    }

    /// How a member is compared.
    package enum Comparison: String, CaseIterable, Codable, Sendable {
        case equals, contains
    }

    package var member: RoutingCondition.Member
    package var comparison: RoutingCondition.Comparison
    package var values: [String]

    /// Makes it of what must be there.
    package init(member: RoutingCondition.Member, comparison: RoutingCondition.Comparison, values: [String]) {
        self.member = member
        self.comparison = comparison
        self.values = values
    }

    package static let shape = Shape<RoutingCondition>(
        "What a rule asks of a record.",
        [
            .required("member", \.member, .word, "The member that is looked at."),
            .required("comparison", \.comparison, .word, "How it is compared, without regard to case."),
            .required("values", \.values, .list(of: .text(1...255), upTo: 100), "One of these must match."),
        ])
}
