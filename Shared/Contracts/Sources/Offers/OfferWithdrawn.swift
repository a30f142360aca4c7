/// `offer.withdrawn`: The offer no longer stands.
package struct OfferWithdrawn: PublishedContent {
    package static let type = MessageType.event("offer", "withdrawn")

    package var offer: OfferSnapshot
    package var reason: String

    /// Makes it of what must be there.
    package init(offer: OfferSnapshot, reason: String) {
        self.offer = offer
        self.reason = reason
    }

    package static let shape = Shape<OfferWithdrawn>(
        "The offer no longer stands.",
        [
            .required("offer", \.offer, .object, "The offer after the event."),
            .required("reason", \.reason, .reason, "Why."),
        ])
}
