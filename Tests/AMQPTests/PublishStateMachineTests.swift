import Messaging
import Testing

@testable import AMQP

@Suite struct PublishStateMachineTests {
    private let start = ContinuousClock.now

    private func machine(window: Int = 100) -> PublishStateMachine {
        PublishStateMachine(window: window, byteWindow: 1 << 20, timeout: .seconds(30))
    }

    private func message(_ exchange: String = "e", key: String = "k", body: String = "b") -> OutgoingMessage {
        OutgoingMessage(exchange: exchange, routingKey: key, properties: MessageProperties(), body: Array(body.utf8))
    }

    /// Sends as much as the window takes; returns the bodies.
    private func send(_ machine: inout PublishStateMachine, at now: ContinuousClock.Instant? = nil) -> [String] {
        var bodies: [String] = []
        while let next = machine.peek() {
            machine.sent(next, at: now ?? start)
            bodies.append(String(decoding: next.message.body, as: UTF8.self))
        }
        return bodies
    }

    @Test func batchesAreSentInOrderAndFinishWithTheirLastConfirm() throws {
        var machine = machine()
        #expect(machine.submitted(1, [message(body: "a"), message(body: "b")], at: start).isEmpty)
        #expect(machine.submitted(2, [message(body: "c")], at: start).isEmpty)
        #expect(send(&machine) == ["a", "b", "c"])
        #expect(try machine.acked(1, multiple: false).isEmpty)
        #expect(try machine.acked(3, multiple: false) == [.init(batch: 2, outcomes: [.confirmed])])
        #expect(try machine.acked(2, multiple: false) == [.init(batch: 1, outcomes: [.confirmed, .confirmed])])
        #expect(machine.isIdle)
    }

    @Test func anEmptyBatchIsFinishedAtOnce() {
        var machine = machine()
        #expect(machine.submitted(1, [], at: start) == [.init(batch: 1, outcomes: [])])
    }

    @Test func theWindowHoldsMessagesBack() throws {
        var machine = machine(window: 1)
        _ = machine.submitted(1, [message(body: "a"), message(body: "b")], at: start)
        #expect(send(&machine) == ["a"])
        _ = try machine.acked(1, multiple: false)
        #expect(send(&machine) == ["b"])
    }

    @Test func messagesWithoutIdentifierAreReturnedByTheirContent() throws {
        var machine = machine()
        _ = machine.submitted(1, [message(body: "a"), message(body: "b"), message(body: "b")], at: start)
        _ = send(&machine)
        let method = ReturnMethod(refusal: BrokerRefusal(code: 312, reason: "NO_ROUTE"), exchange: "e", routingKey: "k")
        #expect(machine.returned(method, messageID: nil, body: Array("b".utf8)) == true)
        #expect(machine.returned(method, messageID: nil, body: Array("b".utf8)) == true)
        #expect(machine.returned(method, messageID: nil, body: Array("b".utf8)) == false)
        let returned = PublishOutcome.returned(code: 312, reason: "NO_ROUTE")
        #expect(try machine.acked(3, multiple: true) == [.init(batch: 1, outcomes: [.confirmed, returned, returned])])
    }

    @Test func aLostConnectionEndsWhatHasBegunAndKeepsTheRest() {
        var machine = machine(window: 1)
        _ = machine.submitted(1, [message(body: "a"), message(body: "b")], at: start)
        _ = machine.submitted(2, [message(body: "c")], at: start)
        _ = send(&machine)
        #expect(machine.lost() == [.init(batch: 1, outcomes: [.unknown, .unknown])])
        #expect(send(&machine) == ["c"])
    }

    @Test func aMissingExchangeIsBlamedOnItsMessagesAlone() {
        var machine = machine()
        _ = machine.submitted(1, [message("e"), message("gone"), message("e"), message("gone")], at: start)
        _ = send(&machine)
        let refusal = BrokerRefusal(code: 404, reason: "NOT_FOUND - no exchange 'gone' in vhost '/'")
        let blamed = PublishOutcome.returned(code: 404, reason: refusal.reason)
        #expect(machine.channelClosed(refusal) == [.init(batch: 1, outcomes: [.unknown, blamed, .unknown, blamed])])
        #expect(machine.isIdle)
    }

    @Test func aWrongUserIsBlamedOnItsFirstMessage() {
        var machine = machine()
        var forged = message()
        forged.properties.userID = "someone"
        _ = machine.submitted(1, [message(), forged, forged], at: start)
        _ = send(&machine)
        let refusal = BrokerRefusal(
            code: 406,
            reason: "PRECONDITION_FAILED - user_id property set to 'someone' but authenticated user was 'guest'")
        let outcomes = machine.channelClosed(refusal).flatMap(\.outcomes)
        #expect(outcomes == [.unknown, .returned(code: 406, reason: refusal.reason), .unknown])
    }

    @Test func aMessageThatCannotBeSentIsRefusedAloneAndTheNextGoesOn() throws {
        var machine = machine()
        _ = machine.submitted(1, [message(body: "a"), message(body: "b")], at: start)
        let next = try #require(machine.peek())
        #expect(machine.refused(next, BrokerRefusal(code: 502, reason: "too long")).isEmpty)
        #expect(send(&machine) == ["b"])
        let outcomes = try machine.acked(1, multiple: false).flatMap(\.outcomes)
        #expect(outcomes == [.returned(code: 502, reason: "too long"), .confirmed])
    }

    @Test func aBlockedBrokerIsSentNothingAndTheWaitEndsWithTheTimeOut() {
        var machine = machine()
        _ = machine.submitted(1, [message(body: "a")], at: start)
        _ = send(&machine)
        machine.blocked(reason: "memory")
        _ = machine.submitted(2, [message(body: "b")], at: start + .seconds(1))
        #expect(send(&machine).isEmpty)
        #expect(machine.expired(at: start + .seconds(29)).isEmpty)
        #expect(machine.expired(at: start + .seconds(30)) == [.init(batch: 1, outcomes: [.unknown])])
        #expect(machine.expired(at: start + .seconds(31)) == [.init(batch: 2, outcomes: [.unknown])])
        #expect(!machine.isStalled(at: start + .seconds(60)))
    }

    @Test func afterTheAlarmTheTimeOutStartsAnew() {
        var machine = machine()
        _ = machine.submitted(1, [message()], at: start)
        _ = send(&machine)
        machine.blocked(reason: "disk")
        machine.unblocked(at: start + .seconds(29))
        #expect(!machine.isStalled(at: start + .seconds(31)))
        #expect(machine.isStalled(at: start + .seconds(59)))
    }

    @Test func aBatchThatWaitsForAConnectionEndsWithTheTimeOut() {
        var machine = machine()
        _ = machine.submitted(1, [message()], at: start)
        #expect(machine.expired(at: start + .seconds(29)).isEmpty)
        #expect(machine.expired(at: start + .seconds(30)) == [.init(batch: 1, outcomes: [.unknown])])
        #expect(machine.peek() == nil)
    }

    @Test func aSlowBatchDoesNotEndWhileItMoves() throws {
        var machine = machine(window: 1)
        _ = machine.submitted(1, [message(body: "a"), message(body: "b")], at: start)
        _ = send(&machine, at: start + .seconds(20))
        _ = try machine.acked(1, multiple: false)
        #expect(machine.expired(at: start + .seconds(49)).isEmpty)
        #expect(machine.expired(at: start + .seconds(50)) == [.init(batch: 1, outcomes: [.confirmed, .unknown])])
    }

    @Test func stoppingEndsEverything() {
        var machine = machine(window: 1)
        _ = machine.submitted(1, [message()], at: start)
        _ = send(&machine)
        _ = machine.submitted(2, [message()], at: start)
        #expect(machine.stopped().map(\.batch) == [1, 2])
        #expect(machine.isIdle)
    }
}
