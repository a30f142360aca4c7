package import Domain

/// `intake.case.propose_solution`: Proposes a solution to the customer.
package struct ProposeCaseSolution: CommandContent, Shaped {
    package static let type = MessageType.command("intake", "case", "propose_solution")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var code: String
    package var notes: String
    package var customerText: String?
    package var force: Bool?
    package var reason: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, code: String, notes: String) {
        self.actor = actor
        self.code = code
        self.notes = notes
    }

    package static let shape = Shape<ProposeCaseSolution>.command(
        "Proposes a solution to the customer.",
        [
            .required("code", \.code, .name, "The resolution code."),
            .required("notes", \.notes, .prose, "What was done; for our own people."),
            .optional("customerText", \.customerText, .prose, "The solution in words for the customer."),
            .optional("force", \.force, .flag, "Also while something blocks the case; with a reason."),
            .optional("reason", \.reason, .reason, "Why it is forced."),
        ])
}
