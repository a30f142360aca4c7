import Contracts
import Messaging
import Testing

@testable import Durability

@Suite struct DeliveryOriginTests {
    @Test func aMessageBackFromTheLadderIsWhatItWas() {
        let first = delivery(exchange: "casewire.commands", routingKey: "intake.case.accept", user: "gateway")
        let retry = OutgoingMessage.retry(first, after: .oneSecond, lane: .interactive, of: .intake)
        let back = delivery(exchange: "", routingKey: "casewire.intake.interactive", headers: retry.properties.headers)
        #expect(retry.properties.userID == nil)
        #expect(back.attempt == 1)
        #expect(back.restored.exchange == "casewire.commands")
        #expect(back.restored.routingKey == "intake.case.accept")
        #expect(back.restored.properties.userID == "gateway")
    }

    @Test func aMessageBackInOneOfTheQueuesOfALaneIsWhatItWas() {
        let headers: MessageHeaders = [
            MessageHeader.firstExchange: "casewire.intake", MessageHeader.firstRoutingKey: "intake.web.message",
            MessageHeader.redriven: 1,
        ]
        let back = delivery(exchange: "", routingKey: "casewire.intake.interactive.web", headers: headers)
        #expect(back.isRedriven && back.restored.routingKey == "intake.web.message")
        let other = delivery(exchange: "", routingKey: "casewire.intake.interactively", headers: headers)
        #expect(!other.isRedriven && other.restored.routingKey == "casewire.intake.interactively")
    }

    @Test func attemptsAreCountedOnTheLadder() {
        var current = delivery(exchange: "casewire.events", routingKey: "case.created.v1.p00")
        for attempt in 1...3 {
            let retry = OutgoingMessage.retry(current, after: .oneSecond, lane: .interactive, of: .intake)
            current = delivery(
                exchange: "", routingKey: "casewire.intake.interactive", headers: retry.properties.headers)
            #expect(current.attempt == attempt)
            #expect(current.restored.attempt == attempt)
            #expect(current.restored.routingKey == "case.created.v1.p00")
        }
    }

    @Test func nobodyForgesWhoTheyAreByHeaders() {
        let forged: MessageHeaders = [
            MessageHeader.firstExchange: "casewire.commands", MessageHeader.firstRoutingKey: "intake.case.close",
            MessageHeader.firstUser: "gateway", MessageHeader.attempt: 99, MessageHeader.redriven: 1,
        ]
        let delivery = delivery(
            exchange: "casewire.intake", routingKey: "intake.web.message", user: "adapter-web", headers: forged)
        #expect(delivery.restored.properties.userID == "adapter-web")
        #expect(delivery.restored.routingKey == "intake.web.message")
        #expect(delivery.attempt == 0 && delivery.restored.attempt == 0)
        #expect(!delivery.isRedriven)
    }

    private func delivery(
        exchange: String, routingKey: String, user: String? = nil, headers: MessageHeaders = [:]
    ) -> Delivery {
        var properties = MessageProperties()
        properties.userID = user
        properties.headers = headers
        return Delivery(
            tag: DeliveryTag(incarnation: 1, number: 1),
            origin: DeliveryOrigin(
                queue: "casewire.intake.interactive", exchange: exchange, routingKey: routingKey, redelivered: false),
            properties: properties, body: [])
    }
}
