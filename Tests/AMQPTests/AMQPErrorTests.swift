import Testing

@testable import AMQP

@Suite struct AMQPErrorTests {
    @Test(arguments: [
        (403, AMQPError.Code.accessRefused, false), (404, .notFound, false), (405, .resourceLocked, true),
        (406, .preconditionFailed, false), (530, .accessRefused, false), (541, .channelClosed, false),
    ])
    func aRefusalKeepsTheBrokersCode(_ reply: Int, _ code: AMQPError.Code, _ isRetriable: Bool) {
        let error = AMQPError(BrokerRefusal(code: reply, reason: "why"), doing: "it", closing: .channel)
        #expect(error.code == code && error.replyCode == reply && error.isRetriable == isRetriable)
    }

    @Test func refusedAtLoginIsAuthentication() {
        let error = AMQPError(BrokerRefusal(code: 403, reason: "why"), doing: "it", closing: .connection, atLogin: true)
        #expect(error.code == .authentication)
    }

    @Test func theLocationIsTheLineThatRaisedIt() {
        #expect(AMQPError(.timedOut, "x").location == "AMQPTests/AMQPErrorTests.swift:\(#line)")
    }
}
