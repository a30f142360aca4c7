/// A group as it is after the event.
package struct GroupSnapshot: Shaped {
    package var id: RecordID
    package var version: Int64
    package var name: String
    package var leads: [RecordID] = []
    package var isActive: Bool = true
    package var email: String?

    /// Makes it of what must be there; set the rest after.
    package init(id: RecordID, version: Int64, name: String) {
        self.id = id
        self.version = version
        self.name = name
    }

    package static let shape = Shape<GroupSnapshot>(
        "A group as it is after the event.",
        [
            .required("id", \.id, .id, "The group's id."),
            .required("version", \.version, .version, "The version after the event."),
            .required("name", \.name, .text(1...255), "The name."),
            .required("leads", \.leads, .list(of: .id, upTo: 100), "The agents who lead it."),
            .required("isActive", \.isActive, .flag, "Whether it takes work."),
            .optional("email", \.email, .text(3...320, form: .uri), "Where it is told: `mailto:`."),
        ])
}
