package import Domain

/// `routing.rule.upsert`: Adds an assignment rule, or changes the one of that id.
package struct UpsertRoutingRule: CommandContent, Shaped {
    package static let type = MessageType.command("routing", "rule", "upsert")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var name: String
    package var position: Int
    package var conditions: [RoutingCondition] = []
    package var group: RecordID?
    package var skills: [String] = []
    package var impact: Level?
    package var urgency: Level?
    package var isActive: Bool = true

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, name: String, position: Int) {
        self.actor = actor
        self.name = name
        self.position = position
    }

    package static let shape = Shape<UpsertRoutingRule>.command(
        "Adds an assignment rule, or changes the one of that id.",
        [
            .required("name", \.name, .name, "The rule's name."),
            .required("position", \.position, .integer(0...1_000_000), "Lower ones are asked first."),
            .required("conditions", \.conditions, .list(of: .object, upTo: 50), "All must be met; none: always."),
            .optional("group", \.group, .id, "The group that gets the record."),
            .required("skills", \.skills, .list(of: .name, upTo: 50), "What the agent must be able to do."),
            .optional("impact", \.impact, .level, "The impact to set."),
            .optional("urgency", \.urgency, .level, "The urgency to set."),
            .required("isActive", \.isActive, .flag, "Whether the rule is asked."),
        ])
}
