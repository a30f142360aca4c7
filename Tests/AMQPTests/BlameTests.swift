import Messaging
import Testing

@testable import AMQP

@Suite struct BlameTests {
    private func message(_ exchange: String, key: String = "k", body: Int = 0) -> OutgoingMessage {
        OutgoingMessage(
            exchange: exchange, routingKey: key, properties: MessageProperties(), body: Array(repeating: 0, count: body)
        )
    }

    @Test func aForbiddenExchangeIsBlamedOnEveryMessageForIt() {
        let blame = Blame(
            BrokerRefusal(
                code: 403, reason: "ACCESS_REFUSED - access to exchange 'x' in vhost '/' refused for user 'u'"))
        #expect(blame.falls(on: message("x")) && !blame.falls(on: message("y")) && blame.fallsOnAll)
    }

    @Test func aForbiddenTopicIsBlamedOnItsRoutingKey() {
        let reason = "ACCESS_REFUSED - access to topic 'a.b' in exchange 'x' in vhost '/' refused for user 'u'"
        let blame = Blame(BrokerRefusal(code: 403, reason: reason))
        #expect(blame.falls(on: message("x", key: "a.b")) && !blame.falls(on: message("x", key: "a.c")))
    }

    @Test func anOversizedBodyIsBlamedOnItsSize() {
        let reason = "PRECONDITION_FAILED - message size 20 is larger than configured max size 16"
        let blame = Blame(BrokerRefusal(code: 406, reason: reason))
        #expect(blame.falls(on: message("x", body: 20)) && !blame.falls(on: message("x", body: 2)) && !blame.fallsOnAll)
    }

    @Test func anotherRefusalIsBlamedOnNoOne() {
        #expect(!Blame(BrokerRefusal(code: 541, reason: "INTERNAL_ERROR")).falls(on: message("x")))
    }
}
