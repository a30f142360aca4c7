import Contracts
import Domain
import Messaging
import Testing

@testable import Casewire

@Suite struct DeadLetterTests {
    private func delivery(_ headers: MessageHeaders, messageID: String? = "m-1", body: String = "{}") -> Delivery {
        var properties = MessageProperties()
        properties.headers = headers
        properties.messageID = messageID
        properties.contentType = "application/json"
        let origin = DeliveryOrigin(
            queue: "casewire.intake.dead", exchange: Exchange.dead, routingKey: "intake", redelivered: true)
        return Delivery(
            tag: DeliveryTag(incarnation: 1, number: 1), origin: origin, properties: properties, body: Array(body.utf8))
    }

    private let byService: MessageHeaders = [
        MessageHeader.deadCode: "invalid", MessageHeader.deadReason: "is missing", MessageHeader.deadField: "data.from",
        MessageHeader.deadQueue: "casewire.intake.bulk", MessageHeader.deadExchange: .string(Exchange.intake),
        MessageHeader.deadRoutingKey: "intake.web.message", MessageHeader.deadUser: "adapter-web",
        MessageHeader.deadAttempts: 3, MessageHeader.deadAt: .timestamp(1_777_881_600),
        "http-url": "https://x.example/hook",
    ]

    @Test func aServicesReasonIsRead() {
        let letter = DeadLetter(delivery(byService), of: .intake)
        #expect(letter.code == "invalid" && letter.field == "data.from" && letter.attempts == 3)
        #expect(letter.at == Timestamp(rfc3339: "2026-05-04T08:00:00Z"))
    }

    @Test func theBrokersReasonIsReadToo() {
        let death: HeaderValue = .table([
            "queue": "casewire.intake.bulk.web", "reason": "delivery_limit", "exchange": .string(Exchange.intake),
            "routing-keys": .array(["intake.web.message"]), "time": .timestamp(1_777_881_600),
        ])
        let letter = DeadLetter(
            delivery([
                "x-first-death-reason": "delivery_limit", "x-first-death-queue": "casewire.intake.bulk.web",
                "x-first-death-exchange": .string(Exchange.intake), "x-death": .array([death]),
            ]), of: .intake)
        #expect(letter.code == "delivery_limit" && letter.queue == "casewire.intake.bulk.web")
        #expect(letter.routingKey == "intake.web.message" && letter.at?.microseconds == 1_777_881_600_000_000)
    }

    @Test func theIdIsTheSameEachTimeAndAnotherForAnotherLetter() {
        let letter = DeadLetter(delivery(byService), of: .intake)
        #expect(letter.id == DeadLetter(delivery(byService), of: .intake).id)
        #expect(letter.id != DeadLetter(delivery(byService, body: "{ }"), of: .intake).id)
        #expect(letter.isCalled(String(letter.id.prefix(4))) && letter.isCalled("m-1"))
        #expect(!letter.isCalled(String(letter.id.prefix(3))) && !letter.isCalled("m-2"))
    }

    @Test func aRedrivenLetterGoesToItsQueueAsItFirstCame() throws {
        let message = try DeadLetter(delivery(byService), of: .intake).redriven()
        #expect(message.exchange.isEmpty && message.routingKey == "casewire.intake.bulk")
        let headers = message.properties.headers
        #expect(headers[MessageHeader.firstExchange] == .string(Exchange.intake))
        #expect(headers[MessageHeader.firstRoutingKey] == "intake.web.message")
        #expect(headers[MessageHeader.firstUser] == "adapter-web")
        #expect(headers[MessageHeader.attempt] == 0 && headers[MessageHeader.redriven] == true)
        #expect(headers["http-url"] == "https://x.example/hook")
        #expect(!headers.contains { $0.key.hasPrefix("x-dead-") })
        #expect(message.properties.messageID == "m-1" && message.properties.contentType == "application/json")
    }

    @Test func aLetterOfUnknownOriginIsNotRedriven() {
        let letter = DeadLetter(delivery([:]), of: .survey)
        #expect(letter.code == "unknown")
        #expect(throws: ToolFailure.self) { try letter.redriven() }
    }

    @Test func aBodyThatIsNoTextIsShownInHexadecimal() {
        var raw = delivery(byService)
        raw = Delivery(
            tag: raw.tag, origin: DeliveryOrigin(queue: "q", exchange: "", routingKey: "q", redelivered: false),
            properties: raw.properties, body: [0xff, 0x41, 0x00])
        let page = DeadLetter(raw, of: .intake).page(Painter(isColoured: false))
        #expect(page.last == "  00000000  ff 41 00" + String(repeating: " ", count: 41) + ".A.")
    }
}
