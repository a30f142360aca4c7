/// `offer.rejected`: The agent does not take the work.
package struct OfferRejected: PublishedContent {
    package static let type = MessageType.event("offer", "rejected")

    package var offer: OfferSnapshot
    package var reason: String?

    /// Makes it of what must be there; set the rest after.
    package init(offer: OfferSnapshot) {
        self.offer = offer
    }

    package static let shape = Shape<OfferRejected>(
        "The agent does not take the work.",
        [
            .required("offer", \.offer, .object, "The offer after the event."),
            .optional("reason", \.reason, .reason, "Why."),
        ])
}
