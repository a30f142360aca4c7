package import Domain

/// `routing.offer.reject`: The agent does not take the work.
package struct RejectOffer: CommandContent, Shaped {
    package static let type = MessageType.command("routing", "offer", "reject")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var reason: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<RejectOffer>.command(
        "The agent does not take the work.",
        [
            .optional("reason", \.reason, .reason, "Why.")
        ])
}
