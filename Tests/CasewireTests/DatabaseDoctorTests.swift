import Testing

@testable import Casewire

@Suite struct DatabaseDoctorTests {
    @Test func mailsThatWaitAMomentAreWell() {
        #expect(DatabaseDoctor.judge(mailsWaiting: 0, refused: 0, because: nil, age: nil).grade == .well)
        #expect(DatabaseDoctor.judge(mailsWaiting: 40, refused: 0, because: nil, age: .seconds(3)).grade == .well)
    }

    @Test func mailsThatAServerDoesNotTakeAreToBeWatched() {
        let found = DatabaseDoctor.judge(mailsWaiting: 3, refused: 2, because: "refused for now: 451", age: .seconds(3))
        #expect(found.grade == .watch)
        #expect(found.finding.contains("2 were not taken yet, the last one: refused for now: 451"))
        #expect(DatabaseDoctor.judge(mailsWaiting: 3, refused: 0, because: nil, age: .seconds(61)).grade == .ill)
    }
}
