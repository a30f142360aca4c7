package import Domain

/// A record that somebody has to take: it waits until its owner says that somebody has it, or that it is over.
package struct WorkItem: Hashable, Sendable {
    package typealias ID = Identifier<WorkItem>

    package let id: ID
    package internal(set) var requirement: Requirement
    package internal(set) var priority: Priority
    /// Since when it waits; a failed offer does not send it to the end.
    package internal(set) var waitingSince: Timestamp
    package internal(set) var state: State
    package internal(set) var history: History

    /// Rebuilds an item from everything that is stored of it; a new one waits.
    package init(
        id: ID,
        requirement: Requirement,
        priority: Priority,
        waitingSince: Timestamp,
        state: State = .waiting,
        history: History = History()
    ) {
        self.id = id
        self.requirement = requirement
        self.priority = priority
        self.waitingSince = waitingSince
        self.state = state
        self.history = history
    }
}

extension WorkItem {
    /// Where a piece of work stands.
    package enum State: Hashable, Sendable {
        /// Can transition to every other state.
        case waiting
        /// An agent is asked. Can transition to every other state.
        case offered(Offer.ID, agent: String)
        /// The owner says who has it. Can transition to `waiting`, `done`.
        case assigned(agent: String)
        /// The owner says that it is over. Can transition to `waiting`, `assigned` when it is reopened.
        case done

        /// The state's name.
        package var name: String {
            switch self {
            case .waiting: "waiting"
            case .offered: "offered"
            case .assigned: "assigned"
            case .done: "done"
            }
        }

        /// The offer that is open; `nil` in every other state.
        package var offer: Offer.ID? {
            if case .offered(let offer, _) = self { offer } else { nil }
        }
    }

    /// What it takes to do the work.
    package struct Requirement: Hashable, Sendable {
        /// A group's id; `nil` if any agent will do.
        package var group: String?
        package var skills: [SkillRequirement]
        /// Preferred, not required: somebody who does not speak it is better than nobody.
        package var language: String?
        /// Units of an agent's capacity, 1 and up.
        package var weight: Int

        /// Asks for an agent of a group, or for any.
        package init(group: String?, skills: [SkillRequirement] = [], language: String? = nil, weight: Int = 1) {
            self.group = group
            self.skills = skills
            self.language = language
            self.weight = weight
        }
    }

    /// The offers so far.
    package struct History: Hashable, Sendable {
        /// The number of offers made, which is the generation of the last.
        package var generation: Int
        /// Until when each agent who rejected it, or let its offer run out, is passed over.
        package var passedOver: [String: Timestamp]

        /// Takes what has happened so far.
        package init(generation: Int = 0, passedOver: [String: Timestamp] = [:]) {
            self.generation = generation
            self.passedOver = passedOver
        }
    }
}
