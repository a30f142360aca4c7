package import Domain

/// An agent as they are after the event.
package struct AgentSnapshot: Shaped {
    package var id: RecordID
    package var version: Int64
    package var name: String
    package var groups: [RecordID] = []
    package var roles: [Role] = []
    package var skills: [AgentSkill] = []
    package var languages: [String] = []
    package var capacity: Int = 1
    package var isActive: Bool = true
    package var email: String?

    /// Makes it of what must be there; set the rest after.
    package init(id: RecordID, version: Int64, name: String) {
        self.id = id
        self.version = version
        self.name = name
    }

    package static let shape = Shape<AgentSnapshot>(
        "An agent as they are after the event.",
        [
            .required("id", \.id, .id, "The agent's id."),
            .required("version", \.version, .version, "The version after the event."),
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
