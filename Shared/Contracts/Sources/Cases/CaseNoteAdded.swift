package import Domain

/// `case.note_added`: A note was added; its text comes by `intake.case.get`, with rights.
package struct CaseNoteAdded: CaseEventContent {
    package static let type = MessageType.event("case", "note_added")

    package var `case`: CaseSnapshot
    package var changed: [String]
    package var actor: Principal
    package var noteId: RecordID
    package var author: Principal
    package var visibility: MessageVisibility = MessageVisibility.internal

    /// Makes it of what must be there; set the rest after.
    package init(case: CaseSnapshot, changed: [String], actor: Principal, noteId: RecordID, author: Principal) {
        self.case = `case`
        self.changed = changed
        self.actor = actor
        self.noteId = noteId
        self.author = author
    }

    package static let shape = Shape<CaseNoteAdded>.caseEvent(
        "A note was added; its text comes by `intake.case.get`, with rights.",
        [
            .required("noteId", \.noteId, .id, "The note."),
            .required("author", \.author, .object, "Who wrote it."),
            .required("visibility", \.visibility, .word, "Who may read it."),
        ])
}
