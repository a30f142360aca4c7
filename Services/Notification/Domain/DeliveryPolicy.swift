package import Domain

/// Decides how a wish to tell somebody something is carried out, or why not.
package struct DeliveryPolicy: Sendable {
    /// Where a message goes and in what language.
    package struct Route: Hashable, Sendable {
        package let address: Recipient.Address
        package let language: String

        /// Takes an address and the language of the text.
        package init(address: Recipient.Address, language: String) {
            self.address = address
            self.language = language
        }
    }

    /// What is to be done about an intent.
    package enum Decision: Hashable, Sendable {
        case send(Route)
        case suppress(Suppression)
    }

    /// Why a message is not sent.
    package enum Suppression: String, CaseIterable, Codable, Sendable {
        case noAddress = "no_address"
        case optedOut = "opted_out"
        /// Messages to the address came back.
        case undeliverable
        /// Too many messages to one peer in a short time: most likely two machines talk.
        case loop
        /// A machine opened the case, and would answer.
        case automatic
        /// We opened the case ourselves.
        case proactive
    }

    private let channels: [Channel]
    private let templates: TemplateLanguages

    /// Takes the channels that we can send on and the languages that we have.
    package init(channels: [Channel], templates: TemplateLanguages) {
        self.channels = channels
        self.templates = templates
    }

    /// Decides; the bucket is that of the peer at the address chosen, as it is read by `bucket`.
    package func decide(
        _ intent: Intent, to recipient: Recipient, at now: Timestamp, bucket: (Recipient.Address) -> TokenBucket?
    ) -> Decision {
        let known = inOrder(recipient.addresses, preferring: intent.channel)
        guard !known.isEmpty else { return .suppress(.noAddress) }
        let wanted = known.filter { !recipient.optedOut.contains($0.channel) }
        guard !wanted.isEmpty else { return .suppress(.optedOut) }
        guard let address = wanted.first(where: { $0.isOpen(at: now) }) else { return .suppress(.undeliverable) }
        if let bucket = bucket(address), !bucket.hasToken(at: now) { return .suppress(.loop) }
        return .send(Route(address: address, language: templates.choose(for: recipient.languages)))
    }

    /// The customer's own way first, then his order of preference.
    private func inOrder(_ addresses: [Recipient.Address], preferring channel: Channel) -> [Recipient.Address] {
        let usable = addresses.filter { channels.contains($0.channel) }
        return usable.filter { $0.channel == channel } + usable.filter { $0.channel != channel }
    }
}
