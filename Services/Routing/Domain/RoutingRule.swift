package import Domain

/// Says where work goes that meets its conditions, and how pressing it is.
package struct RoutingRule: Hashable, Sendable {
    package let id: String
    /// Lower positions are asked first; among equals the lower id.
    package let position: Int
    /// All must be met; none: always.
    package let conditions: [Condition]
    package let outcome: Outcome

    /// Takes a rule.
    package init(id: String, position: Int, conditions: [Condition], outcome: Outcome) {
        self.id = id
        self.position = position
        self.conditions = conditions
        self.outcome = outcome
    }

    /// Whether the piece of work meets all conditions.
    package func isMet(by subject: Subject) -> Bool { conditions.allSatisfy { $0.isMet(by: subject) } }
}

extension RoutingRule {
    /// What rules can look at.
    package enum Member: String, CaseIterable, Codable, Sendable {
        case recordType, type, channel, category, product, priority, language, partyId, accountId, subject
    }

    /// A piece of work as rules see it: the members that it has, as they stand on the wire.
    package typealias Subject = [Member: String]

    /// What a rule brings about.
    package struct Outcome: Hashable, Codable, Sendable {
        /// A group's id; `nil` leaves the work to whoever is free.
        package var group: String?
        package var skills: [SkillRequirement] = []
        /// The impact to set; `nil` leaves it.
        package var impact: Level?
        /// The urgency to set; `nil` leaves it.
        package var urgency: Level?

        /// Takes the group; the other members are set afterwards.
        package init(group: String?) { self.group = group }
    }

    /// What one member of a piece of work must be.
    package struct Condition: Hashable, Codable, Sendable {
        /// How a member is compared, without regard to case.
        package enum Comparison: String, CaseIterable, Codable, Sendable {
            case equals, contains
        }

        package let member: Member
        package let comparison: Comparison
        /// One of these must match.
        package let values: [String]

        /// Takes a condition.
        package init(_ member: Member, _ values: [String], by comparison: Comparison = .equals) {
            self.member = member
            self.comparison = comparison
            self.values = values
        }

        /// Whether the piece of work has the member and it matches; languages are compared by the primary subtag.
        package func isMet(by subject: Subject) -> Bool {
            guard let found = subject[member] else { return false }
            return values.contains { matches(found, $0) }
        }

        private func matches(_ found: String, _ wanted: String) -> Bool {
            switch comparison {
            case .equals where member == .language: found.primaryLanguage == wanted.primaryLanguage
            case .equals: found.lowercased() == wanted.lowercased()
            case .contains: found.lowercased().contains(wanted.lowercased())
            }
        }
    }
}
