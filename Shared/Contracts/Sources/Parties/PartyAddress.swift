package import Domain

/// A way to reach a party.
package struct PartyAddress: Shaped {
    package var channel: Channel
    package var address: String
    package var verified: Bool

    /// Makes it of what must be there.
    package init(channel: Channel, address: String, verified: Bool) {
        self.channel = channel
        self.address = address
        self.verified = verified
    }

    package static let shape = Shape<PartyAddress>(
        "A way to reach a party.",
        [
            .required(
                "channel", \.channel, .word,
                "The channel on which it reaches them; intake makes it `email` for a mail address."),
            .required(
                "address", \.address, .text(3...320, form: .uri),
                """
                `mailto:`, `tel:`, or the provider's own URI. Intake keeps the address of one mailbox without fields \
                and with its domain in lower case, a number without visual separators, and others as they are.
                """),
            .required("verified", \.verified, .flag, "The party has shown that it is theirs."),
        ])
}
