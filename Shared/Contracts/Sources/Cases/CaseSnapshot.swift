package import Domain

/// A case as it is after the event (contract.md section 5). It holds no addresses.
package struct CaseSnapshot: Shaped {
    /// The states of a case (records.md 2.1).
    package enum State: String, CaseIterable, Codable, Sendable {
        case new, open
        case awaitingInfo = "awaiting_info"
        case resolved, closed, cancelled
    }

    package var id: RecordID
    package var number: String
    package var version: Int64
    package var state: CaseSnapshot.State
    package var type: String = "general"
    package var channel: Channel
    package var category: String?
    package var product: String?
    package var asset: String?
    package var priority: Priority = .p5
    package var impact: Level = .low
    package var urgency: Level = .low
    package var language: String?
    package var partyId: RecordID?
    package var partyName: String?
    package var accountId: RecordID?
    package var entitlement: CaseEntitlement?
    package var group: RecordID?
    package var assignee: RecordID?
    package var majorId: RecordID?
    package var facets: CaseFacets = CaseFacets()
    package var openedAt: Timestamp

    /// Makes it of what must be there; set the rest after.
    package init(
        id: RecordID, number: String, version: Int64, state: CaseSnapshot.State, channel: Channel,
        openedAt: Timestamp
    ) {
        self.id = id
        self.number = number
        self.version = version
        self.state = state
        self.channel = channel
        self.openedAt = openedAt
    }

    package static let shape = Shape<CaseSnapshot>(
        "A case as it is after the event (contract.md section 5). It holds no addresses.",
        [
            .required("id", \.id, .id, "The case's id."),
            .required("number", \.number, .number, "The case's number, such as `CS0000123`."),
            .required("version", \.version, .version, "The version after the event."),
            .required("state", \.state, .word, "The state after the event."),
            .required("type", \.type, .name, "The type of the case."),
            .required("channel", \.channel, .word, "The channel that it came by."),
            .optional("category", \.category, .name, "The category."),
            .optional("product", \.product, .name, "The product's code."),
            .optional("asset", \.asset, .name, "The code of the customer's own item."),
            .required("priority", \.priority, .priority, "The priority, 1 (first) to 5."),
            .required("impact", \.impact, .level, "How wide the matter is."),
            .required("urgency", \.urgency, .level, "How pressing the matter is."),
            .optional("language", \.language, .language, "The language that the customer is answered in."),
            .optional("partyId", \.partyId, .id, "The customer; absent if unknown."),
            .optional("partyName", \.partyName, .text(1...255), "The customer's name."),
            .optional("accountId", \.accountId, .id, "The customer's account."),
            .optional("entitlement", \.entitlement, .object, "What the customer is entitled to."),
            .optional("group", \.group, .id, "The group that works on it."),
            .optional("assignee", \.assignee, .id, "The agent who works on it."),
            .optional("majorId", \.majorId, .id, "The major case that it belongs to."),
            .required("facets", \.facets, .object, "What is true of it beside its state."),
            .required(
                "openedAt", \.openedAt, .time,
                """
                Since when the customer waits: the time of the message that made the case, but at most an hour before \
                intake took it, and never after. Of a case made by a command: when that was carried out.
                """
            ),
        ])
}
