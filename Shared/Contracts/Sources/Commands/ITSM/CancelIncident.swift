package import Domain

/// `itsm.incident.cancel`: Cancels the incident.
package struct CancelIncident: CommandContent, Shaped {
    package static let type = MessageType.command("itsm", "incident", "cancel")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var reason: String

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, reason: String) {
        self.actor = actor
        self.reason = reason
    }

    package static let shape = Shape<CancelIncident>.command(
        "Cancels the incident.",
        [
            .required("reason", \.reason, .reason, "Why.")
        ])
}
