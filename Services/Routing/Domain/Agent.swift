package import Domain

/// Somebody who takes work, and how much he has.
package struct Agent: Hashable, Sendable {
    package typealias Command = Instruction<Action>
    package typealias Event = Occurrence<Fact>

    package internal(set) var profile: Profile
    package internal(set) var presence: Presence
    package internal(set) var load: Load
    /// The number of events so far, which is the sequence number of the last.
    package internal(set) var version: Int64

    /// Rebuilds an agent from everything that is stored of him.
    package init(profile: Profile, presence: Presence, load: Load, version: Int64) {
        self.profile = profile
        self.presence = presence
        self.load = load
        self.version = version
    }

    /// The agent that an import brings; he is offline until he says otherwise.
    package init(importing profile: Profile, at now: Timestamp) {
        self.init(profile: profile, presence: .offline, load: Load(idleSince: now), version: 0)
    }

    package var id: String { profile.id }

    /// Whether he takes work now.
    package var isAvailable: Bool { presence == .available && profile.isActive }

    /// The units that he can still take; never negative.
    package var free: Int { max(0, profile.capacity - load.used - load.reserved) }
}

extension Agent {
    /// Whether an agent takes work.
    package enum Presence: String, CaseIterable, Codable, Sendable {
        case available, busy, away, offline
    }

    /// What an agent is and can.
    package struct Profile: Hashable, Sendable {
        package let id: String
        package let name: String
        package var groups: Set<String>
        /// The level in each skill, 1 and up.
        package var skills: [String: Int]
        /// BCP 47, compared by the primary subtag.
        package var languages: Set<String>
        /// The units of work that he takes at once, 0 and up.
        package var capacity: Int
        /// What he may do beside what every agent may.
        package var roles: Set<Role> = []
        /// Whether he works here at present.
        package var isActive = true
        /// Where he is told, as a `mailto:` URI.
        package var email: String?

        /// Takes what every agent has; the other members are set afterwards.
        package init(id: String, name: String, groups: Set<String>, capacity: Int) {
            self.id = id
            self.name = name
            self.groups = groups
            self.capacity = capacity
            skills = [:]
            languages = []
        }

        /// Whether he has the skill at that level or above.
        package func has(_ wanted: SkillRequirement) -> Bool { skills[wanted.skill, default: 0] >= wanted.minimumLevel }

        /// Whether he speaks the language, in whatever regional form.
        package func speaks(_ language: String) -> Bool {
            languages.contains { $0.primaryLanguage == language.primaryLanguage }
        }
    }

    /// What an agent has in hand.
    package struct Load: Hashable, Sendable {
        /// Units of work that the records' owners say he has.
        package var used: Int
        /// Units of work that are offered to him.
        package var reserved: Int
        /// When he last took or ended a piece of work.
        package var idleSince: Timestamp

        /// Takes the units in hand.
        package init(used: Int = 0, reserved: Int = 0, idleSince: Timestamp) {
            self.used = used
            self.reserved = reserved
            self.idleSince = idleSince
        }
    }
}

extension String {
    /// The first subtag in lower case: `fi` of `fi-FI`.
    var primaryLanguage: String { prefix { $0 != "-" && $0 != "_" }.lowercased() }
}
