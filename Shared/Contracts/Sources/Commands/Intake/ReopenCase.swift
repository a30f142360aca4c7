package import Domain

/// `intake.case.reopen`: Opens a case again that was closed by mistake.
package struct ReopenCase: CommandContent, Shaped {
    package static let type = MessageType.command("intake", "case", "reopen")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var reason: String

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, reason: String) {
        self.actor = actor
        self.reason = reason
    }

    package static let shape = Shape<ReopenCase>.command(
        "Opens a case again that was closed by mistake.",
        [
            .required("reason", \.reason, .reason, "Why.")
        ])
}
