package import Domain

/// `itsm.incident.resolve`: Resolves the incident.
package struct ResolveIncident: CommandContent, Shaped {
    package static let type = MessageType.command("itsm", "incident", "resolve")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var code: String
    package var notes: String
    package var customerText: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, code: String, notes: String) {
        self.actor = actor
        self.code = code
        self.notes = notes
    }

    package static let shape = Shape<ResolveIncident>.command(
        "Resolves the incident.",
        [
            .required("code", \.code, .name, "The resolution code."),
            .required("notes", \.notes, .prose, "What was done; for our own people."),
            .optional("customerText", \.customerText, .prose, "The same in words for the customer."),
        ])
}
