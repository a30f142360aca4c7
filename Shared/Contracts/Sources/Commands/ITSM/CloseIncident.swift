package import Domain

/// `itsm.incident.close`: Closes the incident.
package struct CloseIncident: CommandContent, Shaped {
    package static let type = MessageType.command("itsm", "incident", "close")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var notes: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<CloseIncident>.command(
        "Closes the incident.",
        [
            .optional("notes", \.notes, .prose, "What was done; for our own people.")
        ])
}
