import Contracts
import Domain
import Testing

@testable import Casewire

@Suite struct OutboxMarksTests {
    private func marks(upTo seconds: Int64, parts: Range<Int>) -> OutboxMarks {
        var marks = OutboxMarks()
        for part in parts {
            marks.take(FeedWatermark(service: .intake, part: part, time: Timestamp(microseconds: seconds)))
        }
        return marks
    }

    @Test func aServiceIsThereOnceAllItsPartitionsAre() {
        let instant = Timestamp(microseconds: 5)
        #expect(marks(upTo: 5, parts: 0..<16).behind(instant, of: [.intake]).isEmpty)
        #expect(marks(upTo: 4, parts: 0..<16).behind(instant, of: [.intake]) == [.intake])
        #expect(marks(upTo: 5, parts: 0..<15).behind(instant, of: [.intake]) == [.intake])
    }

    @Test func aServiceOfWhichNothingWasHeardIsSilent() {
        let marks = marks(upTo: 5, parts: 0..<1)
        #expect(marks.silent(among: [.intake, .survey]) == [.survey])
        #expect(marks.behind(Timestamp(microseconds: 1), of: [.survey]) == [.survey])
    }

    @Test func anOlderWatermarkChangesNothing() {
        var marks = marks(upTo: 5, parts: 0..<16)
        marks.take(FeedWatermark(service: .intake, part: 3, time: Timestamp(microseconds: 2)))
        #expect(marks.behind(Timestamp(microseconds: 5), of: [.intake]).isEmpty)
    }
}
