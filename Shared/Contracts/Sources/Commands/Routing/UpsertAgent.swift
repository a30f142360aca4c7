package import Domain

/// `routing.agent.upsert`: Adds an agent, or changes the one of that id.
package struct UpsertAgent: CommandContent, Shaped {
    package static let type = MessageType.command("routing", "agent", "upsert")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var name: String
    package var groups: [RecordID] = []
    package var roles: [Role] = []
    package var skills: [AgentSkill] = []
    package var languages: [String] = []
    package var capacity: Int = 1
    package var isActive: Bool = true
    package var email: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, name: String) {
        self.actor = actor
        self.name = name
    }

    package static let shape = Shape<UpsertAgent>.command(
        "Adds an agent, or changes the one of that id.",
        [
            .required("name", \.name, .text(1...255), "The name."),
            .required("groups", \.groups, .list(of: .id, upTo: 100), "The groups they belong to."),
            .required("roles", \.roles, .list(of: .word, upTo: 100), "What they may do."),
            .required("skills", \.skills, .list(of: .object, upTo: 100), "What they can do."),
            .required("languages", \.languages, .list(of: .language, upTo: 20), "The languages they speak."),
            .required("capacity", \.capacity, .integer(0...1_000), "How many records they can work on at once."),
            .required("isActive", \.isActive, .flag, "Whether they work here at present."),
            .optional("email", \.email, .text(3...320, form: .uri), "Where they are told: `mailto:`."),
        ])
}
