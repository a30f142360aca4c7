package import Domain

/// `intake.case.close`: Closes the case without a solution to be accepted.
package struct CloseCase: CommandContent, Shaped {
    package static let type = MessageType.command("intake", "case", "close")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var code: String
    package var notes: String?
    package var cascade: Bool?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, code: String) {
        self.actor = actor
        self.code = code
    }

    package static let shape = Shape<CloseCase>.command(
        "Closes the case without a solution to be accepted.",
        [
            .required("code", \.code, .name, "The closing code."),
            .optional("notes", \.notes, .prose, "What was done; customers need not say it."),
            .optional("cascade", \.cascade, .flag, "Close open children too."),
        ])
}
