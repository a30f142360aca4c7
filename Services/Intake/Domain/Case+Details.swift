package import Domain

extension Case {
    /// What the case is about, and how pressing it is.
    package struct Details: Hashable, Sendable {
        package var subject: String
        package var impact: Level
        package var urgency: Level
        /// The case type's key.
        package var type: String?
        package var category: String?
        /// A product's id.
        package var product: String?
        /// The id of an item of the install base.
        package var asset: String?
        /// BCP 47.
        package var language: String?
        package var entitlement: Entitlement?

        /// Takes what every case has; the other members are set afterwards.
        package init(subject: String, impact: Level = .medium, urgency: Level = .medium) {
            self.subject = subject
            self.impact = impact
            self.urgency = urgency
        }

        /// What impact and urgency make of it by the shared matrix.
        package var priority: Priority { PriorityMatrix.priority(impact: impact, urgency: urgency) }
    }

    /// What the customer's contract says of this case; it was reserved when the case was created.
    package struct Entitlement: Hashable, Codable, Sendable {
        /// The four outcomes of the check (field.md 1.3).
        package enum Outcome: String, CaseIterable, Codable, Sendable {
            case covered
            case coveredWithLimits = "covered_with_limits"
            case notCovered = "not_covered"
            case unknown
        }

        /// The entitlement chosen; `nil` if none covers the case.
        package let id: String?
        package let outcome: Outcome
        package let tier: String?
        /// The service-level definitions to attach.
        package let definitions: [String]
        /// The working calendar that the clocks run by.
        package let calendar: String?

        /// Takes the outcome of the check.
        package init(id: String?, outcome: Outcome, tier: String?, definitions: [String], calendar: String?) {
            self.id = id
            self.outcome = outcome
            self.tier = tier
            self.definitions = definitions
            self.calendar = calendar
        }
    }
}
