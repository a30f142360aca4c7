package import Domain

/// `intake.case.cancel`: Cancels the case.
package struct CancelCase: CommandContent, Shaped {
    package static let type = MessageType.command("intake", "case", "cancel")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var reason: String

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, reason: String) {
        self.actor = actor
        self.reason = reason
    }

    package static let shape = Shape<CancelCase>.command(
        "Cancels the case.",
        [
            .required("reason", \.reason, .reason, "Why.")
        ])
}
