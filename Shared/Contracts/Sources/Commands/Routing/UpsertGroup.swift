package import Domain

/// `routing.group.upsert`: Adds a group, or changes the one of that id.
package struct UpsertGroup: CommandContent, Shaped {
    package static let type = MessageType.command("routing", "group", "upsert")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var name: String
    package var leads: [RecordID] = []
    package var isActive: Bool = true
    package var email: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, name: String) {
        self.actor = actor
        self.name = name
    }

    package static let shape = Shape<UpsertGroup>.command(
        "Adds a group, or changes the one of that id.",
        [
            .required("name", \.name, .text(1...255), "The name."),
            .required("leads", \.leads, .list(of: .id, upTo: 100), "The agents who lead it."),
            .required("isActive", \.isActive, .flag, "Whether it takes work."),
            .optional("email", \.email, .text(3...320, form: .uri), "Where it is told: `mailto:`."),
        ])
}
