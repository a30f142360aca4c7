package import Domain

/// `intake.case.accept`: The assignee takes the case on.
package struct AcceptCase: CommandContent, Shaped {
    package static let type = MessageType.command("intake", "case", "accept")

    package var actor: Principal
    package var expectedVersion: Int64?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<AcceptCase>.command("The assignee takes the case on.")
}
