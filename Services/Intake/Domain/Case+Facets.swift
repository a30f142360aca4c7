package import Domain

extension Case {
    /// What is true of a case beside its state.
    package struct Facets: Hashable, Codable, Sendable {
        /// What the case waits for, each once.
        package var blockedBy: [Blocker] = []
        package var needsAttention: Attention?
        package var escalation: Escalation = .none
        package var majorState: MajorState = .none
        /// The major case that this one is a child of, or is.
        package var majorID: String?
        package var links: [Link] = []
        /// Texts proposed to the agent, the latest of each kind and source.
        package var drafts: [Draft] = []

        /// A case that waits for nothing and is linked to nothing.
        package init() {}
    }

    /// Something that has to end before the case can go on.
    package struct Blocker: Hashable, Codable, Sendable {
        /// What kind of thing it is.
        package enum Kind: String, CaseIterable, Codable, Sendable {
            case customerInfo = "customer_info"
            case incident, problem, change, request
            case problemWorkaround = "prb_workaround"
            case workOrder = "work_order"
            case caseTask = "case_task"
            case approval

            /// Whether a solution may not be proposed over it without force.
            package var isTask: Bool { self == .caseTask || self == .workOrder }
        }

        package let kind: Kind
        /// The id of the record waited for; `nil` for the customer's answer.
        package let recordID: String?

        /// Names what is waited for.
        package init(_ kind: Kind, recordID: String? = nil) {
            self.kind = kind
            self.recordID = recordID
        }

        /// The customer's answer to a question.
        package static let customerInfo = Blocker(.customerInfo)
    }

    /// Somebody should look at the case.
    package struct Attention: Hashable, Codable, Sendable {
        /// Why.
        package enum Reason: String, CaseIterable, Codable, Sendable {
            case customerMessage = "customer_message"
            case infoReceived = "info_received"
            case unblocked
            case incidentResolved = "incident_resolved"
            case incidentReopened = "incident_reopened"
            case incidentCancelled = "incident_cancelled"
            case requested
        }

        package let since: Timestamp
        package let why: Reason

        /// Says since when and why.
        package init(since: Timestamp, why: Reason) {
            self.since = since
            self.why = why
        }
    }

    /// How far an escalation has come: requested → escalated | declined → closed.
    package enum Escalation: String, CaseIterable, Codable, Sendable {
        case none, requested, escalated, declined, closed

        /// Whether a manager has it in hand or is asked to take it.
        package var isActive: Bool { self == .requested || self == .escalated }
    }

    /// What a case is to a major case (records.md 2.6).
    package enum MajorState: String, CaseIterable, Codable, Sendable {
        case none, proposed, accepted, rejected, cancelled
    }

    /// A text that somebody else's progress proposes to the agent, who sends it, changes it or drops it.
    package struct Draft: Hashable, Codable, Sendable {
        /// What it would become.
        package enum Kind: String, CaseIterable, Codable, Sendable {
            case message, question, solution, apology
        }

        package let kind: Kind
        package let text: String
        /// The record that it comes from.
        package let source: RecordReference
        /// For a solution, the resolution code.
        package let code: String?

        /// Proposes a text.
        package init(_ kind: Kind, text: String, source: RecordReference, code: String? = nil) {
            self.kind = kind
            self.text = text
            self.source = source
            self.code = code
        }
    }
}
