package import Domain

extension Case {
    /// What can be asked of a case; the payloads carry what had to be looked up.
    package enum Action: Hashable, Sendable {
        case accept
        case assign(AssignmentRequest)
        case unassign(reason: String?)
        case setPriority(impact: Level, urgency: Level, reason: String)
        case update(Amendment)
        case requestInfo(Message)
        case customerReplied(Message)
        case reopenByAgent(reason: String?)
        case reply(Message)
        case note(Note)
        case proposeSolution(Proposal)
        case acceptSolution(CustomerWord?)
        case rejectSolution(reason: String, CustomerWord?)
        case autoClose(AutoCloseFacts)
        case close(Closing)
        case cancel(reason: String)
        /// The window is the time after closing in which a mistake may be undone.
        case reopen(reason: String, window: Duration)
        case link(Link)
        case unlink(Link)
        case block(Blocker)
        case unblock(Blocker)
        case needAttention(Attention.Reason)
        case clearAttention
        case remind
    }

    /// What an agent or a group is asked to take.
    package struct AssignmentRequest: Hashable, Sendable {
        package let target: Assignment
        package let reason: String?
        /// Whether the agent named belongs to the group named, or to the case's if none is.
        package let targetIsInGroup: Bool
        /// Whether the case may go to an agent outside the group.
        package let overridesGroup: Bool

        /// Asks for an assignment.
        package init(_ target: Assignment, reason: String? = nil, targetIsInGroup: Bool, overridesGroup: Bool = false) {
            self.target = target
            self.reason = reason
            self.targetIsInGroup = targetIsInGroup
            self.overridesGroup = overridesGroup
        }
    }

    /// A solution as somebody proposes it.
    package struct Proposal: Hashable, Sendable {
        package let code: String
        package let notes: String
        /// What the customer reads; the notes if there is nothing else.
        package var customerText: String?
        /// When it was solved, if that was before now.
        package var occurredAt: Timestamp?
        /// The record whose end solved the case.
        package var source: RecordReference?
        /// The fields that the case type wants and the case lacks.
        package var missingFields: [String] = []
        /// Why it is proposed over an open task; `nil` if it is not forced.
        package var forceReason: String?

        /// Takes what every solution has; the other members are set afterwards.
        package init(code: String, notes: String) {
            self.code = code
            self.notes = notes
        }
    }

    /// Where an agent heard the customer's decision: the id of a recorded call or chat.
    package struct CustomerWord: Hashable, Sendable {
        package let interactionID: String

        /// Names the call or chat.
        package init(interactionID: String) { self.interactionID = interactionID }
    }

    /// What closing by time has to know of other records.
    package struct AutoCloseFacts: Hashable, Sendable {
        package let accountIsEscalated: Bool
        package let openChildren: Int

        /// Takes what was looked up.
        package init(accountIsEscalated: Bool, openChildren: Int) {
            self.accountIsEscalated = accountIsEscalated
            self.openChildren = openChildren
        }
    }

    /// How somebody closes a case without a proposed solution.
    package struct Closing: Hashable, Sendable {
        package let code: String
        /// Required of everybody but the customer.
        package let notes: String?
        package let openChildren: Int
        /// Whether the caller closes the open children as well.
        package let cascades: Bool

        /// Takes the reason for closing, and what was looked up.
        package init(code: String, notes: String?, openChildren: Int = 0, cascades: Bool = false) {
            self.code = code
            self.notes = notes
            self.openChildren = openChildren
            self.cascades = cascades
        }
    }
}
