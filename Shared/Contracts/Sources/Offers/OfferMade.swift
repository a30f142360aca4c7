/// `offer.made`: Work was offered to an agent.
package struct OfferMade: PublishedContent {
    package static let type = MessageType.event("offer", "made")

    package var offer: OfferSnapshot

    /// Makes it of what must be there.
    package init(offer: OfferSnapshot) {
        self.offer = offer
    }

    package static let shape = Shape<OfferMade>(
        "Work was offered to an agent.",
        [
            .required("offer", \.offer, .object, "The offer after the event.")
        ])
}
