package import Domain

/// One person asked once about one solution of one case (records.md 2.7).
package struct SurveyInstance: Hashable, Sendable {
    package typealias ID = Identifier<SurveyInstance>
    package typealias Command = Instruction<Action>
    package typealias Event = Occurrence<Fact>

    package let id: ID
    package let key: Key
    package internal(set) var state: State
    /// The number of events so far, which is the sequence number of the last.
    package internal(set) var version: Int64
    package internal(set) var course: Course

    /// Rebuilds a survey from everything that is stored of it.
    package init(id: ID, key: Key, state: State, version: Int64, course: Course) {
        self.id = id
        self.key = key
        self.state = state
        self.version = version
        self.course = course
    }
}

extension SurveyInstance {
    /// What there is only one survey of.
    package struct Key: Hashable, Sendable {
        package let questionnaire: String
        package let caseID: String
        /// The number of the solution that the case was closed on.
        package let episode: Int
        /// Whom we ask; `nil` if there is nobody.
        package let partyID: String?

        /// Takes the four parts.
        package init(questionnaire: String, caseID: String, episode: Int, partyID: String?) {
            self.questionnaire = questionnaire
            self.caseID = caseID
            self.episode = episode
            self.partyID = partyID
        }
    }

    /// Where a survey stands.
    package enum State: String, CaseIterable, Codable, Sendable {
        /// Final: the person is not asked, for a reason that is recorded.
        case skipped
        /// It is to be sent when it is due. Can transition to `sent`, `cancelled`.
        case scheduled
        /// Can transition to `opened`, `completed`, `expired`, `cancelled`, `undeliverable`.
        case sent
        /// Can transition to `completed`, `expired`, `cancelled`.
        case opened
        /// The answers may be changed for a while.
        case completed
        /// Final.
        case expired
        /// Final: the case was opened again, and its next solution has its own survey.
        case cancelled
        /// Final.
        case undeliverable
    }

    /// What has come of a survey so far.
    package struct Course: Hashable, Sendable {
        package var dueAt: Timestamp?
        /// The digest of the one-time token; the token itself is in the person's message only.
        package var tokenDigest: [UInt8]?
        package var expiresAt: Timestamp?
        package var wasReminded = false
        package var firstOpenedAt: Timestamp?
        package var completedAt: Timestamp?
        /// The answers that count, and before them those that they replaced.
        package var answers: [Answers] = []

        /// A survey that nothing has come of yet.
        package init() {}
    }

    /// What can be asked of a survey.
    package enum Action: Hashable, Sendable {
        case send(tokenDigest: [UInt8], lifetime: Duration)
        case open
        case submit(Answers, Questionnaire.Rules)
        case expire
        case cancel
        case bounce
    }

    /// What can happen to a survey: one published event each.
    package enum Fact: Hashable, Sendable {
        case scheduled(dueAt: Timestamp)
        case skipped(Eligibility.SkipReason)
        case sent(tokenDigest: [UInt8], expiresAt: Timestamp)
        case opened
        case completed(Answers)
        case lowScore(Int)
        case expired
        case cancelled
        case undeliverable

        /// The event's name on the wire, behind `survey.`.
        package var name: String {
            switch self {
            case .scheduled: "scheduled"
            case .skipped: "skipped"
            case .sent: "sent"
            case .opened: "opened"
            case .completed: "completed"
            case .lowScore: "low_score"
            case .expired: "expired"
            case .cancelled: "cancelled"
            case .undeliverable: "undeliverable"
            }
        }
    }
}
