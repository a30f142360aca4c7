package import Domain

/// `intake.case.note`: Adds a note to the case.
package struct NoteCase: CommandContent, Shaped {
    package static let type = MessageType.command("intake", "case", "note")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var text: String
    package var visibility: MessageVisibility?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, text: String) {
        self.actor = actor
        self.text = text
    }

    package static let shape = Shape<NoteCase>.command(
        "Adds a note to the case.",
        [
            .required("text", \.text, .prose, "What it says."),
            .optional("visibility", \.visibility, .word, "Who may read it; `internal` if absent."),
        ])
}
