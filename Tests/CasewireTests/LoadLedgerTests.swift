import Contracts
import FoundationEssentials
import Testing

@testable import Casewire

@Suite struct LoadLedgerTests {
    private let subject = UUID()

    private func ledger(messages: Int = 1) -> LoadLedger {
        var ledger = LoadLedger()
        _ = ledger.publish(scheduled: (0..<Int64(messages)).map { $0 * 10 }) { _ in false }
        for number in 0..<messages { _ = ledger.confirm(number) }
        return ledger
    }

    private func opened(_ message: Int, _ id: UUID, event: UInt64 = 1) -> LoadEvent {
        .outcome(message: message, event: event, LoadEvent.Outcome(accepted: .opened, caseID: id))
    }

    @Test func outcomeAndCaseMayComeInEitherOrder() {
        let events: [LoadEvent] = [opened(0, subject), .created(id: subject, sequence: 1, message: 0)]
        for order in [events, events.reversed()] {
            var ledger = ledger()
            let stages = order.compactMap { ledger.take($0)?.stage }
            #expect(Set(stages) == [.accepted, .created] && ledger.cases.entries.count == 1)
            #expect(ledger.messages.doubled == 0)
        }
    }

    @Test func everyStageCountsFromWhenTheMessageWasDue() {
        var ledger = ledger(messages: 3)
        _ = ledger.take(.created(id: subject, sequence: 1, message: 2))
        let passage = ledger.take(.changed(id: subject, sequence: 2, hasAssignee: true))
        #expect(passage == LoadLedger.Passage(stage: .assigned, scheduled: 20))
    }

    @Test func whatComesAgainChangesNothing() {
        var ledger = ledger()
        let notice = UUID()
        let events: [LoadEvent] = [
            opened(0, subject), .created(id: subject, sequence: 1, message: 0),
            .changed(id: subject, sequence: 2, hasAssignee: true),
            .notification(
                id: notice, sequence: 1, .requested(key: 5, record: subject, isAcknowledgement: true)),
            .notification(id: notice, sequence: 2, .sent),
        ]
        for event in events + events { _ = ledger.take(event) }
        #expect(ledger.messages.concluded == 1 && ledger.messages.concludedTwice == 0)
        #expect(ledger.cases.assigned == 1 && ledger.cases.sequences.repetitions == 2)
        #expect(ledger.notices.sent == 1 && ledger.notices.sentTwice == 0 && ledger.notices.sameKey == 0)
        #expect(ledger.cases.entries[0].acknowledgements == 1)
    }

    @Test func othersCasesAreNoneOfOurs() {
        var ledger = ledger()
        #expect(ledger.take(.created(id: subject, sequence: 1, message: nil)) == nil)
        #expect(ledger.take(.changed(id: subject, sequence: 9, hasAssignee: true)) == nil)
        #expect(ledger.cases.entries.isEmpty && ledger.cases.sequences.disorders == 0)
    }

    @Test func anAcknowledgementToldBeforeItsCaseCounts() {
        var ledger = ledger()
        let wish = LoadEvent.Notice.requested(key: 5, record: subject, isAcknowledgement: true)
        _ = ledger.take(.notification(id: UUID(), sequence: 1, wish))
        _ = ledger.take(.created(id: subject, sequence: 1, message: 0))
        #expect(ledger.cases.acknowledged == 1)
    }

    @Test func aSequenceThatCatchesUpWasOutOfOrderButHasNoGap() {
        var (book, track) = (SequenceBook(), SequenceTrack())
        let first = [1, 3, 4, 3, 2, 5].map { book.take($0, of: 0, &track) }
        #expect(first == [true, true, true, false, true, true])
        #expect(book.disorders == 2 && book.repetitions == 1 && book.broken.isEmpty && track.count == 5)
    }

    @Test func aMissingNumberStaysAGap() {
        var (book, track) = (SequenceBook(), SequenceTrack())
        for sequence in [1, 2, 4] as [Int64] { _ = book.take(sequence, of: 7, &track) }
        #expect(book.broken == [7])
    }
}
