/// Somebody, as the channel names them.
package struct IntakeAddress: Shaped {
    package var name: String?
    package var address: String
    package var customerId: String?

    /// Makes it of what must be there; set the rest after.
    package init(address: String) {
        self.address = address
    }

    package static let shape = Shape<IntakeAddress>(
        "Somebody, as the channel names them.",
        [
            .optional("name", \.name, .text(0...255), "The name that the channel showed."),
            .required(
                "address", \.address, .text(3...320, form: .uri),
                "`mailto:`, `tel:`, or the provider's own URI."),
            .optional("customerId", \.customerId, .text(1...255), "The customer's id in the provider's system."),
        ])
}
