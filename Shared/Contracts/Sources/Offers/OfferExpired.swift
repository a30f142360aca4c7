/// `offer.expired`: The agent did not answer in time.
package struct OfferExpired: PublishedContent {
    package static let type = MessageType.event("offer", "expired")

    package var offer: OfferSnapshot

    /// Makes it of what must be there.
    package init(offer: OfferSnapshot) {
        self.offer = offer
    }

    package static let shape = Shape<OfferExpired>(
        "The agent did not answer in time.",
        [
            .required("offer", \.offer, .object, "The offer after the event.")
        ])
}
