import Contracts
import Messaging
import Testing

@testable import Durability

@Suite struct RelayBatchTests {
    @Test func whatIsConfirmedIsDone() {
        let batch = RelayBatch(inOrderOfIDs: [row(1), row(2, isEvent: false)], isWhole: true)
        #expect(batch.done([.confirmed, .confirmed]) == RelayBatch.Done(events: [1], others: [2], left: 0, moved: [0]))
    }

    @Test func nothingBehindADoubtfulMessageOfItsPartIsDone() {
        let batch = RelayBatch(
            inOrderOfIDs: [row(1, part: 3), row(2, part: 5), row(3, part: 3), row(4, part: 5)], isWhole: true)
        #expect(
            batch.done([.unknown, .confirmed, .confirmed, .confirmed])
                == RelayBatch.Done(events: [2, 4], others: [], left: 2, halted: [3], moved: [5], isInDoubt: true))
    }

    @Test func aPartOfWhichSomethingIsDoneHasMoved() {
        let batch = RelayBatch(
            inOrderOfIDs: [row(1, part: 3), row(2, part: 3), row(3, part: 5), row(4, part: 5)], isWhole: true)
        let done = batch.done([.confirmed, .rejected, .rejected, .confirmed])
        #expect(done.halted == [3, 5] && done.moved == [3])
    }

    @Test(arguments: [PublishOutcome.rejected, .unknown, .returned(code: 312, reason: "NO_ROUTE")])
    func anEventThatTheBrokerDoesNotHaveStays(outcome: PublishOutcome) {
        #expect(RelayBatch(inOrderOfIDs: [row(1)], isWhole: true).done([outcome]).left == 1)
    }

    @Test func anAnswerThatNobodyWaitsForIsDone() {
        let batch = RelayBatch(inOrderOfIDs: [row(1, isEvent: false, exchange: Exchange.replies)], isWhole: true)
        #expect(batch.done([.returned(code: 312, reason: "NO_ROUTE")]).others == [1])
    }

    @Test func aCommandThatNoQueueTookStays() {
        let batch = RelayBatch(inOrderOfIDs: [row(1, isEvent: false, exchange: Exchange.commands)], isWhole: true)
        #expect(batch.done([.returned(code: 312, reason: "NO_ROUTE")]).left == 1)
    }

    /// A case's events name its customer: whoever hears of the case first would have to put it aside.
    @Test func partiesGoBeforeTheirCases() {
        let batch = RelayBatch(
            inOrderOfIDs: [
                row(1, part: 9, of: CaseCreated.type), row(2, part: 3, of: CaseCreated.type),
                row(3, part: 9, of: PartyCreated.type), row(4, part: 3, of: CaseResolved.type),
                row(5, part: 1, of: PartyChanged.type), row(6, part: 9, of: CaseResolved.type),
            ], isWhole: true)
        #expect(batch.rows.map(\.id) == [5, 3, 2, 4, 1, 6])
    }

    @Test func nothingOfAPartIsDoneBehindItsDoubtfulParty() {
        let batch = RelayBatch(
            inOrderOfIDs: [
                row(1, part: 9, of: CaseCreated.type), row(2, part: 9, of: PartyCreated.type),
                row(3, part: 3, of: CaseCreated.type),
            ], isWhole: true)
        #expect(
            batch.done([.rejected, .confirmed, .confirmed])
                == RelayBatch.Done(events: [3], others: [], left: 2, halted: [9], moved: [3]))
    }

    private func row(
        _ id: Int64, part: Int = 0, isEvent: Bool = true, exchange: String = Exchange.events,
        of type: MessageType = CaseCreated.type
    ) -> RelayBatch.Row {
        RelayBatch.Row(
            id: id, part: part, isEvent: isEvent,
            message: OutgoingMessage(
                exchange: exchange, routingKey: type.routingKey(partition: part), properties: MessageProperties(),
                body: []))
    }
}
