package import Domain

/// `itsm.incident.resume`: Goes on with the incident.
package struct ResumeIncident: CommandContent, Shaped {
    package static let type = MessageType.command("itsm", "incident", "resume")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var reason: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<ResumeIncident>.command(
        "Goes on with the incident.",
        [
            .optional("reason", \.reason, .reason, "Why.")
        ])
}
