import Messaging
import Testing

@testable import AMQP

@Suite struct ConfirmStateMachineTests {
    private let now = ContinuousClock.now

    private func machine(window: Int = 8, bytes: Int = 1000, published count: Int = 0) -> ConfirmStateMachine<Int> {
        var machine = ConfirmStateMachine<Int>(window: window, byteWindow: bytes)
        for ticket in 1..<count + 1 { machine.published(ticket, bytes: 10, at: now) }
        return machine
    }

    @Test func tagsCountFromOne() {
        var machine = machine()
        #expect(machine.published(7, bytes: 1, at: now) == 1)
        #expect(machine.published(8, bytes: 1, at: now) == 2)
    }

    @Test func aSingleAckSettlesOneMessage() throws {
        var machine = machine(published: 3)
        #expect(try machine.acked(2, multiple: false).map(\.ticket) == [2])
        #expect(try machine.acked(2, multiple: false).isEmpty)
        #expect(!machine.isEmpty)
    }

    @Test func aMultipleAckSettlesAllUpToItsTagInOrder() throws {
        var machine = machine(published: 5)
        _ = try machine.acked(2, multiple: false)
        #expect(try machine.acked(4, multiple: true).map(\.ticket) == [1, 3, 4])
        #expect(try machine.acked(0, multiple: true).map(\.ticket) == [5])
        #expect(machine.isEmpty)
    }

    @Test func aNackIsARejection() throws {
        var machine = machine(published: 2)
        #expect(try machine.nacked(2, multiple: true).map(\.outcome) == [.rejected, .rejected])
    }

    @Test func theAckAfterAReturnSaysReturned() throws {
        var machine = machine(published: 3)
        #expect(machine.returned(BrokerRefusal(code: 312, reason: "NO_ROUTE"), matching: { $0 == 2 }) == true)
        let outcomes = try machine.acked(3, multiple: true).map(\.outcome)
        #expect(outcomes == [.confirmed, .returned(code: 312, reason: "NO_ROUTE"), .confirmed])
    }

    @Test func equalMessagesAreReturnedInTheOrderOfPublishing() throws {
        var machine = machine(published: 4)
        let refusal = BrokerRefusal(code: 312, reason: "NO_ROUTE")
        #expect(machine.returned(refusal, matching: { $0 > 1 }) == true)
        #expect(machine.returned(refusal, matching: { $0 > 1 }) == true)
        #expect(machine.returned(refusal, matching: { $0 == 1 }) == false)
        let returned = try machine.acked(4, multiple: true).filter { $0.outcome != .confirmed }.map(\.ticket)
        #expect(returned == [2, 3])
    }

    @Test func aReturnOfAnUnknownMessageIsNoMatch() {
        var machine = machine(published: 1)
        #expect(machine.returned(BrokerRefusal(code: 312, reason: ""), matching: { $0 == 9 }) == false)
    }

    @Test func aConfirmOfWhatWasNotSentIsAViolation() {
        var machine = machine(published: 1)
        #expect(throws: AMQPError.self) { try machine.acked(2, multiple: false) }
        #expect(throws: AMQPError.self) { try machine.acked(0, multiple: false) }
    }

    @Test func theWindowCountsMessagesAndBytes() throws {
        var machine = machine(window: 3, bytes: 25, published: 2)
        #expect(!machine.hasRoom(for: 10))
        #expect(machine.hasRoom(for: 5))
        _ = try machine.acked(2, multiple: true)
        #expect(machine.hasRoom(for: 5000))
        machine.published(3, bytes: 5000, at: now)
        #expect(!machine.hasRoom(for: 0))
    }

    @Test func aSlowFirstMessageDoesNotLetTheRingOverrun() throws {
        var machine = machine(window: 4)
        machine.published(0, bytes: 1, at: now)
        var sent = 1
        while machine.hasRoom(for: 1) {
            let tag = machine.published(sent, bytes: 1, at: now)
            _ = try machine.acked(tag, multiple: false)
            sent += 1
        }
        #expect(sent == 8)
        #expect(try machine.acked(1, multiple: false).map(\.ticket) == [0])
        #expect(machine.hasRoom(for: 1))
    }

    @Test func aLostChannelLeavesEverythingInDoubtAndStartsTagsAnew() throws {
        var machine = machine(published: 3)
        _ = try machine.acked(1, multiple: false)
        #expect(machine.lost() == [2, 3])
        #expect(machine.published(9, bytes: 1, at: now) == 1)
    }

    @Test func anAbandonedMessageIsUnknownOnceAndItsLateAckIsIgnored() throws {
        var machine = machine(published: 2)
        machine.published(3, bytes: 1, at: now + .seconds(9))
        let settled = machine.abandonedSent(upTo: now)
        #expect(settled.map(\.ticket) == [1, 2])
        #expect(settled.allSatisfy { $0.outcome == .unknown })
        #expect(machine.oldestSentAt == now)
        #expect(try machine.acked(3, multiple: true).map(\.ticket) == [3])
        #expect(machine.oldestSentAt == nil)
    }
}
