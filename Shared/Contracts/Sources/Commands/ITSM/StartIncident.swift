package import Domain

/// `itsm.incident.start`: Begins work on the incident.
package struct StartIncident: CommandContent, Shaped {
    package static let type = MessageType.command("itsm", "incident", "start")

    package var actor: Principal
    package var expectedVersion: Int64?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<StartIncident>.command("Begins work on the incident.")
}
