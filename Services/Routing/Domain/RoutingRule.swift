package import Domain

/// Sends work that meets a condition to a group.
package struct RoutingRule: Hashable, Sendable {
    /// Lower orders are tried first; among equals the lower id.
    package let order: Int
    package let id: String
    package let condition: Condition
    /// A group's id.
    package let group: String
    package let skills: [SkillRequirement]

    /// Takes a rule.
    package init(order: Int, id: String, condition: Condition, group: String, skills: [SkillRequirement] = []) {
        self.order = order
        self.id = id
        self.condition = condition
        self.group = group
        self.skills = skills
    }
}

extension RoutingRule {
    /// What rules look at.
    package struct Subject: Hashable, Sendable {
        package let channel: Channel
        package let priority: Priority
        package var category: String?
        package var product: String?
        package var language: String?

        /// Takes what every piece of work has; the other members are set afterwards.
        package init(channel: Channel, priority: Priority) {
            self.channel = channel
            self.priority = priority
        }
    }

    /// What a piece of work must be; an empty set lets everything pass.
    package struct Condition: Hashable, Sendable {
        package var channels: Set<Channel> = []
        package var priorities: Set<Priority> = []
        package var categories: Set<String> = []
        package var products: Set<String> = []
        /// Compared by the primary subtag.
        package var languages: Set<String> = []

        /// A condition that everything meets.
        package init() {}

        /// Whether the piece of work is meant.
        package func isMet(by subject: Subject) -> Bool {
            (channels.isEmpty || channels.contains(subject.channel))
                && (priorities.isEmpty || priorities.contains(subject.priority))
                && Self.admits(categories, subject.category)
                && Self.admits(products, subject.product)
                && Self.admits(Set(languages.map(\.primaryLanguage)), subject.language?.primaryLanguage)
        }

        private static func admits(_ wanted: Set<String>, _ found: String?) -> Bool {
            wanted.isEmpty || found.map(wanted.contains) ?? false
        }
    }
}
