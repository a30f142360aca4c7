/// A skill that a piece of work needs, and how well.
package struct SkillRequirement: Hashable, Codable, Sendable {
    package let skill: String
    /// 1 and up.
    package let minimumLevel: Int

    /// Asks for a skill, at any level unless one is given.
    package init(_ skill: String, minimumLevel: Int = 1) {
        self.skill = skill
        self.minimumLevel = minimumLevel
    }
}
