package import Domain

/// `itsm.incident.reopen`: The incident is back.
package struct ReopenIncident: CommandContent, Shaped {
    package static let type = MessageType.command("itsm", "incident", "reopen")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var reason: String

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, reason: String) {
        self.actor = actor
        self.reason = reason
    }

    package static let shape = Shape<ReopenIncident>.command(
        "The incident is back.",
        [
            .required("reason", \.reason, .reason, "Why.")
        ])
}
