package import Domain

/// `itsm.incident.comment`: Adds a comment to the incident.
package struct CommentIncident: CommandContent, Shaped {
    package static let type = MessageType.command("itsm", "incident", "comment")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var text: String
    package var visibility: MessageVisibility?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, text: String) {
        self.actor = actor
        self.text = text
    }

    package static let shape = Shape<CommentIncident>.command(
        "Adds a comment to the incident.",
        [
            .required("text", \.text, .prose, "What it says."),
            .optional("visibility", \.visibility, .word, "Who may read it; `internal` if absent."),
        ])
}
