import Domain
import NotificationDomain
import Testing

@Suite struct DeliveryPolicyTests {
    private let policy = DeliveryPolicy(channels: [.email, .sms], templates: .standard)
    private let mail = Recipient.Address(.email, "julie@example.org")
    private let phone = Recipient.Address(.sms, "+358401234567")

    private func decide(
        _ addresses: [Recipient.Address], optedOut: Set<Channel> = [], bucket: TokenBucket? = nil
    ) throws -> DeliveryPolicy.Decision {
        let recipient = Recipient(partyID: "julie", languages: ["fi"], addresses: addresses, optedOut: optedOut)
        return policy.decide(try Sample.intent(), to: recipient, at: Sample.now) { _ in bucket }
    }

    private func route(_ address: Recipient.Address) -> DeliveryPolicy.Decision {
        .send(DeliveryPolicy.Route(address: address, language: "fi"))
    }

    @Test func theCustomersOwnWayComesFirst() throws {
        #expect(try decide([phone, mail]) == route(mail))
        #expect(try decide([phone]) == route(phone))
    }

    @Test func anotherWayIsTakenWhereTheFirstIsClosed() throws {
        let returned = Recipient.Address(.email, "old@example.org", suppressedUntil: Sample.after(1))
        let recovered = Recipient.Address(.email, "old@example.org", suppressedUntil: Sample.now)
        #expect(try decide([returned, phone]) == route(phone))
        #expect(try decide([recovered, phone]) == route(recovered))
        #expect(try decide([mail, phone], optedOut: [.email]) == route(phone))
    }

    @Test func everySuppressionHasItsReason() throws {
        let returned = Recipient.Address(.email, "old@example.org", suppressedUntil: Sample.after(1))
        let empty = TokenBucket(.perPeer, fullAt: Sample.after(100_000))
        #expect(try decide([]) == .suppress(.noAddress))
        #expect(try decide([Recipient.Address(.social, "julie")]) == .suppress(.noAddress))
        #expect(try decide([mail], optedOut: [.email]) == .suppress(.optedOut))
        #expect(try decide([returned]) == .suppress(.undeliverable))
        #expect(try decide([mail], bucket: empty) == .suppress(.loop))
    }

    @Test func aTextIsInTheFirstWantedLanguageThatWeHave() {
        let templates = TemplateLanguages.standard
        #expect(templates.choose(for: ["fi"]) == "fi")
        #expect(templates.choose(for: ["FI-fi"]) == "fi")
        #expect(templates.choose(for: ["sv", "fi"]) == "fi")
        #expect(templates.choose(for: ["sv"]) == "en")
        #expect(templates.choose(for: []) == "en")
    }
}
