/// What an agent can do.
package struct AgentSkill: Shaped {
    package var name: String
    package var level: Int

    /// Makes it of what must be there.
    package init(name: String, level: Int) {
        self.name = name
        self.level = level
    }

    package static let shape = Shape<AgentSkill>(
        "What an agent can do.",
        [
            .required("name", \.name, .name, "The skill."),
            .required("level", \.level, .integer(1...100), "How well: 100 is best."),
        ])
}
