import Contracts
import Domain
import Messaging
import Testing

@testable import Casewire

@Suite struct LoadMessagesTests {
    private let now = Timestamp(microseconds: 1_780_000_000_000_000)

    private func messages(
        size: Int? = nil, texts: TextCorpus = .small, bad: Double = 0, repeated: Double = 0
    ) -> LoadMessages {
        LoadMessages(
            identity: LoadIdentity(run: "r1"), material: .texts(texts, size: size), channel: .web, customers: 7,
            bad: Share(fraction: bad), repeated: Share(fraction: repeated), category: "load")
    }

    private func inbound(_ message: OutgoingMessage) throws -> Inbound {
        let origin = DeliveryOrigin(
            queue: QueueName.lane(.bulk, of: .intake), exchange: message.exchange, routingKey: message.routingKey,
            redelivered: false)
        return try Inbound(
            Delivery(
                tag: DeliveryTag(incarnation: 1, number: 1), origin: origin, properties: message.properties,
                body: message.body))
    }

    @Test func aMessageIsAsTheContractHasIt() throws {
        let inbound = try inbound(messages().message(12, at: now))
        let content = try inbound.content(IntakeMessage.self)
        #expect(inbound.event.id == "load-r1-12" && content.externalId == "load-r1-12")
        #expect(content.from.address == "mailto:customer-5@r1.load.casewire.example")
        try IntakeRoute(routingKey: inbound.delivery.routingKey).check(channel: content.channel)
    }

    @Test(arguments: [LoadMessages.smallest, 800, 5_000])
    func aSizeIsKeptToTheByte(size: Int) throws {
        let messages = messages(size: size, texts: TextCorpus(lines: ["Die Tür klemmt – bitte öffnen", "短い文"]))
        for number in [0, 1, 99_999_999] {
            let message = messages.message(number, at: now)
            #expect(message.body.count == size)
            _ = try inbound(message).content(IntakeMessage.self)
        }
    }

    @Test func everyKindOfBadInputIsRefused() throws {
        let messages = messages(bad: 0.5)
        let planted = (0..<16).filter { messages.defect(of: $0) != nil }
        #expect(planted.count == 8 && Set(planted.compactMap(messages.defect)).count == BadInput.allCases.count)
        for number in planted {
            #expect(throws: MalformedMessage.self, "\(number)") {
                let inbound = try inbound(messages.message(number, at: now))
                guard inbound.event.type == IntakeMessage.type else { throw MalformedMessage(reason: "unknown") }
                let content = try inbound.content(IntakeMessage.self)
                try IntakeRoute(routingKey: inbound.delivery.routingKey).check(channel: content.channel)
            }
        }
    }

    @Test func sharesAreExact() {
        let messages = messages(bad: 0.01, repeated: 0.02)
        #expect((0..<10_000).count { messages.defect(of: $0) != nil } == 100)
        #expect((0..<10_000).count { messages.isRepeated($0) } == 200)
        #expect((0..<10_000).allSatisfy { !messages.isRepeated($0) || messages.defect(of: $0) == nil })
    }

    @Test func whatIsRepeatedIsNotWhatIsPlantedThoughTheSharesBeTheSame() {
        let messages = messages(bad: 0.02, repeated: 0.02)
        #expect((0..<300).count { messages.isRepeated($0) } == 6)
        #expect((0..<300).count { messages.defect(of: $0) != nil } == 6)
    }

    @Test func onlyTheRunsOwnIdsHaveNumbers() {
        let identity = LoadIdentity(run: "r1")
        #expect(identity.number(in: identity.id(123_456_789)) == 123_456_789)
        for id in ["load-r2-1", "load-r1-", "load-r1-1x", "load-r1-1234567890", "r1-1", ""] {
            #expect(identity.number(in: id) == nil, "\(id)")
        }
    }
}
