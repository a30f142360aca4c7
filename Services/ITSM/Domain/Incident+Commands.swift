package import Domain

extension Incident {
    /// What can be asked of an incident; the payloads carry what had to be looked up.
    package enum Action: Hashable, Sendable {
        case assign(Assignment, reason: String? = nil)
        case start
        case update(Amendment)
        case hold(HoldRequest)
        case callerReplied(text: String)
        case vendorReplied(text: String)
        case resume(reason: String?)
        case problemEnded(problemID: String, ProblemOutcome)
        case changeEnded(changeID: String, ChangeOutcome)
        case resolve(Solution)
        case reopen(reason: String)
        /// The review is the id of the post-incident review, which a major incident must have.
        case close(notes: String?, review: String?)
        case autoClose
        case cancel(reason: String)
        case comment(Comment)
        case followParent(ParentNews)
        /// A case waits for the incident, by its id.
        case linkCase(String)
        case unlinkCase(String)
        case proposeMajor(reason: String)
        case acceptMajor(managers: String)
        case rejectMajor(reason: String)
        case demoteMajor(reason: String)
        case addTask(IncidentTask)
        case moveTask(IncidentTask.ID, to: IncidentTask.State)
    }

    /// A wish to wait.
    package struct HoldRequest: Hashable, Sendable {
        package let hold: Hold
        /// What the caller reads, which is needed if he is waited for.
        package let publicText: String?

        /// Asks to wait for somebody.
        package init(_ hold: Hold, publicText: String? = nil) {
            self.hold = hold
            self.publicText = publicText
        }
    }

    /// How an incident is to be resolved.
    package struct Solution: Hashable, Sendable {
        package let code: String
        package let notes: String
        /// For the customers of the linked cases.
        package let customerText: String?

        /// Takes a solution as somebody wrote it.
        package init(code: String, notes: String, customerText: String? = nil) {
            self.code = code
            self.notes = notes
            self.customerText = customerText
        }
    }

    /// How the problem that an incident waits for ended.
    package enum ProblemOutcome: Hashable, Sendable {
        case fixApplied(notes: String)
        case riskAccepted(reason: String)
        case cancelled(reason: String)
    }

    /// How the change that an incident waits for ended.
    package enum ChangeOutcome: Hashable, Sendable {
        /// By policy the incident is resolved at once, or its assignee verifies first.
        case successful(resolves: Bool)
        case unsuccessful
        case cancelled
    }

    /// What became of an incident's parent (records.md 2.2, parent→child copy).
    package enum ParentNews: Hashable, Sendable {
        case started
        case held(Hold)
        case resumed
        case resolved(Resolution)
        case reopened(reason: String)
    }

    /// A text about an incident.
    package struct Comment: Hashable, Sendable {
        package typealias ID = Identifier<Comment>

        /// Who may read it.
        package enum Visibility: String, CaseIterable, Codable, Sendable {
            case `public`, `internal`
        }

        package let id: ID
        package let visibility: Visibility
        package let text: String

        /// A text with the id that it is stored under.
        package init(id: ID, _ visibility: Visibility, text: String) {
            self.id = id
            self.visibility = visibility
            self.text = text
        }
    }

    /// A change to what the incident says of itself; a member that is `nil` stays as it is.
    package struct Amendment: Hashable, Sendable {
        package var summary: String?
        package var impact: Level?
        package var urgency: Level?
        package var category: String?
        package var configurationItem: String?
        package var service: String?
        package var reason: String?

        /// A change of nothing yet.
        package init() {}
    }
}
