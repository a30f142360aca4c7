package import Domain

extension Case {
    /// The solutions proposed so far, and how the case ended.
    package struct Resolutions: Hashable, Codable, Sendable {
        /// In order; the number of the first is 1.
        package var episodes: [Episode] = []
        /// How often a solution was rejected or a closing undone.
        package var reopenCount = 0
        /// How the case was closed; `nil` while it is not.
        package var closure: Closure?

        /// A case to which nothing was proposed yet.
        package init() {}

        /// The number of the last solution proposed, 0 if there is none.
        package var currentEpisode: Int { episodes.last?.number ?? 0 }
    }

    /// One solution and what the customer made of it.
    package struct Episode: Hashable, Codable, Sendable {
        /// What became of the solution; one that lapsed into closing stays proposed.
        package enum State: String, CaseIterable, Codable, Sendable {
            case proposed, accepted, rejected
        }

        /// 1 and up.
        package let number: Int
        package var state: State
        package let code: String
        /// What was done, for our own people.
        package let notes: String
        /// What the customer reads; the notes if there is nothing else.
        package var customerText: String?
        /// When the resolution clock stopped, which may lie before the command (records.md, C7).
        package let occurredAt: Timestamp
        /// The record whose end solved the case.
        package var source: RecordReference?

        /// Proposes the solution of that number.
        package init(number: Int, state: State = .proposed, code: String, notes: String, occurredAt: Timestamp) {
            self.number = number
            self.state = state
            self.code = code
            self.notes = notes
            self.occurredAt = occurredAt
        }
    }

    /// How a case was closed.
    package struct Closure: Hashable, Codable, Sendable {
        /// Who closed it.
        package enum Closer: String, CaseIterable, Codable, Sendable {
            case customer, agent, auto
        }

        package let by: Closer
        package let code: String
        package let notes: String?
        package let at: Timestamp
        /// The solution on which it was closed, 0 if there was none.
        package let episode: Int
        /// The call or chat in which the customer accepted, if an agent passed the word on.
        package var customerWord: String?

        /// Says who closed the case, with what code, when, and on which solution.
        package init(by closer: Closer, code: String, notes: String?, at: Timestamp, episode: Int) {
            by = closer
            self.code = code
            self.notes = notes
            self.at = at
            self.episode = episode
        }

        /// Whether there was no matter to solve, so that clocks are cancelled rather than stopped.
        package var isVoid: Bool { code == Self.spam || code == Self.duplicate }

        /// The code for what should never have become a case.
        package static let spam = "spam"
        /// The code for a matter that has another case already.
        package static let duplicate = "duplicate"
    }
}
