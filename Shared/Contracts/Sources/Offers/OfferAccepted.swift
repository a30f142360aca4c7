/// `offer.accepted`: The agent takes the work.
package struct OfferAccepted: PublishedContent {
    package static let type = MessageType.event("offer", "accepted")

    package var offer: OfferSnapshot

    /// Makes it of what must be there.
    package init(offer: OfferSnapshot) {
        self.offer = offer
    }

    package static let shape = Shape<OfferAccepted>(
        "The agent takes the work.",
        [
            .required("offer", \.offer, .object, "The offer after the event.")
        ])
}
