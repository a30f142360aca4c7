package import Domain

/// An incident as it is after the event.
package struct IncidentSnapshot: Shaped {
    /// The states of an incident (records.md 2.2).
    package enum State: String, CaseIterable, Codable, Sendable {
        case new
        case inProgress = "in_progress"
        case onHold = "on_hold"
        case resolved, closed, cancelled
    }

    /// What an incident on hold waits for.
    package enum HoldReason: String, CaseIterable, Codable, Sendable {
        case awaitingCaller = "awaiting_caller"
        case awaitingChange = "awaiting_change"
        case awaitingProblem = "awaiting_problem"
        case awaitingVendor = "awaiting_vendor"
    }

    package var id: RecordID
    package var number: String
    package var version: Int64
    package var state: IncidentSnapshot.State
    package var subject: String
    package var holdReason: IncidentSnapshot.HoldReason?
    package var category: String?
    package var service: String?
    package var item: String?
    package var signature: String?
    package var priority: Priority = .p5
    package var impact: Level = .low
    package var urgency: Level = .low
    package var group: RecordID?
    package var assignee: RecordID?
    package var callerId: RecordID?
    package var caseIds: [RecordID] = []
    package var links: [RecordLink] = []
    package var closeCode: String?
    package var openedAt: Timestamp

    /// Makes it of what must be there; set the rest after.
    package init(
        id: RecordID, number: String, version: Int64, state: IncidentSnapshot.State, subject: String,
        openedAt: Timestamp
    ) {
        self.id = id
        self.number = number
        self.version = version
        self.state = state
        self.subject = subject
        self.openedAt = openedAt
    }

    package static let shape = Shape<IncidentSnapshot>(
        "An incident as it is after the event.",
        [
            .required("id", \.id, .id, "The incident's id."),
            .required("number", \.number, .number, "The incident's number, such as `IN0000042`."),
            .required("version", \.version, .version, "The version after the event."),
            .required("state", \.state, .word, "The state after the event."),
            .required("subject", \.subject, .text(1...998), "What it is about, in a line."),
            .optional("holdReason", \.holdReason, .word, "What it waits for, while on hold."),
            .optional("category", \.category, .name, "The category."),
            .optional("service", \.service, .name, "The service that suffers."),
            .optional("item", \.item, .name, "The configuration item at fault."),
            .optional("signature", \.signature, .text(1...255), "What incidents of the same fault have in common."),
            .required("priority", \.priority, .priority, "The priority, 1 (first) to 5."),
            .required("impact", \.impact, .level, "How wide the matter is."),
            .required("urgency", \.urgency, .level, "How pressing the matter is."),
            .optional("group", \.group, .id, "The group that works on it."),
            .optional("assignee", \.assignee, .id, "The agent who works on it."),
            .optional("callerId", \.callerId, .id, "The party who reported it."),
            .required("caseIds", \.caseIds, .list(of: .id, upTo: 10_000), "The cases that wait for it."),
            .required("links", \.links, .list(of: .object, upTo: 1_000), "Its links to other records."),
            .optional("closeCode", \.closeCode, .name, "The code that it was resolved or closed with."),
            .required("openedAt", \.openedAt, .time, "When it was created."),
        ])
}
