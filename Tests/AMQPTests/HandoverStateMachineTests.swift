import Messaging
import Testing

@testable import AMQP

@Suite struct HandoverStateMachineTests {
    private let start = ContinuousClock.now

    private func deliveries(_ tags: ClosedRange<UInt64>, bytes: Int = 0) -> [Delivery] {
        let body = [UInt8](repeating: 0, count: bytes)
        return tags.map { tag in
            Delivery(
                tag: DeliveryTag(incarnation: 1, number: tag),
                origin: DeliveryOrigin(queue: "q", exchange: "", routingKey: "q", redelivered: false),
                properties: MessageProperties(), body: body)
        }
    }

    private func tags(_ deliveries: [Delivery]?) -> [UInt64]? {
        deliveries?.map(\.tag.number)
    }

    private func tags(_ served: [HandoverStateMachine.Served]) -> [[UInt64]] {
        served.map { $0.deliveries.map(\.tag.number) }
    }

    @Test func aFullBatchIsHandedOverAtOnce() {
        var machine = HandoverStateMachine()
        #expect(machine.delivered(deliveries(1...5), at: start).isEmpty)
        #expect(tags(machine.requested(1, limit: 3, linger: .seconds(1), at: start)) == [1, 2, 3])
        #expect(machine.requested(2, limit: 3, linger: .seconds(1), at: start) == nil)
        #expect(machine.deadline == start + .seconds(1))
    }

    @Test func aPartialBatchIsHandedOverWhenTheLingerEnds() {
        var machine = HandoverStateMachine()
        #expect(machine.requested(1, limit: 3, linger: .seconds(1), at: start) == nil)
        #expect(machine.deadline == nil)
        #expect(machine.delivered(deliveries(1...1), at: start + .seconds(9)).isEmpty)
        #expect(machine.deadline == start + .seconds(10))
        #expect(machine.ticked(at: start + .milliseconds(9999)).isEmpty)
        #expect(tags(machine.ticked(at: start + .seconds(10))) == [[1]])
        #expect(machine.deadline == nil)
    }

    @Test func whatCameWhileTheTakerWasBusyHasLingeredAlready() {
        var machine = HandoverStateMachine()
        _ = machine.delivered(deliveries(1...2), at: start)
        #expect(machine.requested(1, limit: 9, linger: .seconds(3), at: start + .seconds(2)) == nil)
        #expect(machine.deadline == start + .seconds(3))
        #expect(tags(machine.ticked(at: start + .seconds(3))) == [[1, 2]])
        _ = machine.delivered(deliveries(3...3), at: start + .seconds(4))
        #expect(tags(machine.requested(2, limit: 9, linger: .seconds(3), at: start + .seconds(7))) == [3])
        #expect(machine.requested(3, limit: 9, linger: .seconds(3), at: start + .seconds(8)) == nil)
    }

    @Test func withoutLingerWhatIsThereIsTaken() {
        var machine = HandoverStateMachine()
        _ = machine.delivered(deliveries(1...2), at: start)
        #expect(tags(machine.requested(1, limit: 9, linger: .zero, at: start)) == [1, 2])
    }

    @Test func aBatchIsFullOfBytesToo() {
        var machine = HandoverStateMachine()
        let third = HandoverStateMachine.batchBytes / 3
        _ = machine.delivered(deliveries(1...2, bytes: third), at: start)
        #expect(machine.requested(1, limit: 100, linger: .seconds(1), at: start) == nil)
        #expect(tags(machine.delivered(deliveries(3...6, bytes: third), at: start)) == [[1, 2, 3]])
        #expect(tags(machine.requested(2, limit: 100, linger: .zero, at: start)) == [4, 5, 6])
    }

    @Test func aDeliveryLargerThanABatchIsTakenAlone() {
        var machine = HandoverStateMachine()
        _ = machine.delivered(deliveries(1...2, bytes: HandoverStateMachine.batchBytes + 1), at: start)
        #expect(tags(machine.requested(1, limit: 100, linger: .seconds(1), at: start)) == [1])
        #expect(tags(machine.requested(2, limit: 100, linger: .seconds(1), at: start)) == [2])
    }

    @Test func whatWaitsUnreadIsBoundedInBytes() {
        var machine = HandoverStateMachine()
        _ = machine.delivered(deliveries(1...1, bytes: HandoverStateMachine.fullBytes - 1), at: start)
        #expect(!machine.isFull)
        _ = machine.delivered(deliveries(2...2, bytes: 1), at: start)
        #expect(machine.isFull)
        _ = machine.requested(1, limit: 1, linger: .zero, at: start)
        #expect(!machine.isFull)
        _ = machine.delivered(deliveries(3...3, bytes: HandoverStateMachine.fullBytes), at: start)
        machine.lost()
        #expect(!machine.isFull)
    }

    @Test func takersAreServedInTurn() {
        var machine = HandoverStateMachine()
        for id in 1...2 as ClosedRange<UInt64> {
            #expect(machine.requested(id, limit: 2, linger: .seconds(1), at: start) == nil)
        }
        let served = machine.delivered(deliveries(1...3), at: start)
        #expect(served.map(\.request) == [1])
        #expect(tags(served) == [[1, 2]])
        #expect(tags(machine.ticked(at: start + .seconds(1))) == [[3]])
    }

    @Test func aTakerWhoWentAwayTakesNothing() {
        var machine = HandoverStateMachine()
        _ = machine.requested(1, limit: 1, linger: .zero, at: start)
        #expect(machine.cancelled(1, at: start) == true)
        #expect(machine.cancelled(1, at: start) == false)
        #expect(machine.delivered(deliveries(1...1), at: start).isEmpty)
        #expect(tags(machine.requested(2, limit: 1, linger: .zero, at: start)) == [1])
    }

    @Test func aLostConnectionTakesTheUntakenWithIt() {
        var machine = HandoverStateMachine()
        _ = machine.requested(1, limit: 2, linger: .seconds(1), at: start)
        _ = machine.delivered(deliveries(1...1), at: start)
        machine.lost()
        #expect(machine.ticked(at: start + .seconds(9)).isEmpty)
        #expect(tags(machine.delivered(deliveries(1...2), at: start)) == [[1, 2]])
    }

    @Test func aClosedDeskServesEmptyBatchesUntilOpened() {
        var machine = HandoverStateMachine()
        _ = machine.requested(1, limit: 2, linger: .seconds(1), at: start)
        #expect(tags(machine.closed()) == [[]])
        #expect(machine.delivered(deliveries(1...1), at: start).isEmpty)
        #expect(tags(machine.requested(2, limit: 1, linger: .zero, at: start)) == [])
        machine.opened()
        #expect(machine.requested(3, limit: 1, linger: .zero, at: start) == nil)
    }
}
