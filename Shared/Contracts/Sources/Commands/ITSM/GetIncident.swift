package import Domain

/// `itsm.incident.get`: Answers with the incident, its comments and links.
package struct GetIncident: CommandContent, Shaped {
    package static let type = MessageType.command("itsm", "incident", "get")

    package var actor: Principal
    package var expectedVersion: Int64?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<GetIncident>.command("Answers with the incident, its comments and links.")
}
