package import Domain

extension Incident {
    /// What creation fixed for ever.
    package struct Origin: Hashable, Sendable {
        package let id: ID
        package let number: Number
        package let openedAt: Timestamp
        package let openedBy: Principal
        /// The party who has the trouble; `nil` if a machine noticed.
        package var callerID: String?
        /// The incident whose progress this one follows.
        package var parentID: ID?
        /// The closed incident that this one goes on with.
        package var recurrenceOf: ID?

        /// Takes what every incident has; the other members are set afterwards.
        package init(id: ID, number: Number, openedAt: Timestamp, openedBy: Principal) {
            self.id = id
            self.number = number
            self.openedAt = openedAt
            self.openedBy = openedBy
        }
    }

    /// What does not work, and how pressing it is.
    package struct Details: Hashable, Sendable {
        package var summary: String
        package var impact: Level
        package var urgency: Level
        package var category: String?
        /// The id of the configuration item that does not work.
        package var configurationItem: String?
        /// A service's id.
        package var service: String?
        /// What incidents of the same fault have in common.
        package var signature: String?
        /// The ids of the cases that wait for it, each once.
        package var caseIDs: [String] = []
        /// The problems and changes that it has waited for.
        package var links: [Link] = []

        /// Takes what every incident has; the other members are set afterwards.
        package init(summary: String, impact: Level, urgency: Level) {
            self.summary = summary
            self.impact = impact
            self.urgency = urgency
        }

        /// What impact and urgency make of it by the shared matrix.
        package var priority: Priority { PriorityMatrix.priority(impact: impact, urgency: urgency) }
    }

    /// Who is to work on the incident.
    package struct Assignment: Hashable, Codable, Sendable {
        /// A group's id.
        package var group: String?
        /// An agent's id.
        package var assignee: String?

        /// Names a group, an agent, both or neither.
        package init(group: String? = nil, assignee: String? = nil) {
            self.group = group
            self.assignee = assignee
        }
    }

    /// Whether the incident hits so many that it is managed as a major one.
    package enum Major: Hashable, Codable, Sendable {
        case none
        case proposed
        /// Its review must be there before it is closed.
        case accepted
        case rejected(reason: String)
        case cancelled(reason: String)

        /// The facet's name on the wire.
        package var name: String {
            switch self {
            case .none: "none"
            case .proposed: "proposed"
            case .accepted: "accepted"
            case .rejected: "rejected"
            case .cancelled: "cancelled"
            }
        }
    }
}
