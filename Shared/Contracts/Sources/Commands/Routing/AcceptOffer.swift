package import Domain

/// `routing.offer.accept`: The agent takes the work.
package struct AcceptOffer: CommandContent, Shaped {
    package static let type = MessageType.command("routing", "offer", "accept")

    package var actor: Principal
    package var expectedVersion: Int64?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<AcceptOffer>.command("The agent takes the work.")
}
