package import Domain

/// `itsm.incident.create`: Creates an incident.
package struct CreateIncident: CommandContent, Shaped {
    package static let type = MessageType.command("itsm", "incident", "create")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var subject: String
    package var impact: Level
    package var urgency: Level
    package var description: String?
    package var category: String?
    package var service: String?
    package var item: String?
    package var signature: String?
    package var group: RecordID?
    package var assignee: RecordID?
    package var callerId: RecordID?
    package var caseIds: [RecordID]?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, subject: String, impact: Level, urgency: Level) {
        self.actor = actor
        self.subject = subject
        self.impact = impact
        self.urgency = urgency
    }

    package static let shape = Shape<CreateIncident>.command(
        "Creates an incident.",
        [
            .required("subject", \.subject, .text(1...998), "What it is about, in a line."),
            .required("impact", \.impact, .level, "How wide the matter is."),
            .required("urgency", \.urgency, .level, "How pressing the matter is."),
            .optional("description", \.description, .prose, "What is known."),
            .optional("category", \.category, .name, "The category."),
            .optional("service", \.service, .name, "The service that suffers."),
            .optional("item", \.item, .name, "The configuration item at fault."),
            .optional("signature", \.signature, .text(1...255), "What incidents of the same fault have in common."),
            .optional("group", \.group, .id, "The group."),
            .optional("assignee", \.assignee, .id, "The agent."),
            .optional("callerId", \.callerId, .id, "The party who reported it."),
            .optional("caseIds", \.caseIds, .list(of: .id, upTo: 1_000), "The cases that wait for it."),
        ])
}
