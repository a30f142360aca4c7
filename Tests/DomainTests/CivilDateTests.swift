import Domain
import Testing

@Suite struct CivilDateTests {
    @Test func everyDayOfEightCenturiesFollowsTheDayBefore() {
        var expected = CivilDate(year: 1600, month: 1, day: 1)
        for day in expected.daysSinceEpoch..<CivilDate(year: 2400, month: 1, day: 1).daysSinceEpoch {
            let date = CivilDate(daysSinceEpoch: day)
            if date != expected || date.daysSinceEpoch != day { Issue.record("\(date) is not \(expected)") }
            expected = next(after: date)
        }
    }

    private func next(after date: CivilDate) -> CivilDate {
        if date.day < CivilDate.days(inMonth: date.month, of: date.year) {
            return CivilDate(year: date.year, month: date.month, day: date.day + 1)
        }
        let isLast = date.month == 12
        return CivilDate(year: isLast ? date.year + 1 : date.year, month: isLast ? 1 : date.month + 1, day: 1)
    }

    @Test func theEpochIsDayNought() {
        #expect(CivilDate(daysSinceEpoch: 0) == CivilDate(year: 1970, month: 1, day: 1))
        #expect(CivilDate(daysSinceEpoch: -1) == CivilDate(year: 1969, month: 12, day: 31))
    }

    @Test(arguments: [(7, 3, 2, 1), (-7, 3, -3, 2), (-6, 3, -2, 0), (0, 3, 0, 0)] as [(Int64, Int64, Int64, Int64)])
    func aFlooredRemainderIsNeverNegative(number: Int64, divisor: Int64, quotient: Int64, remainder: Int64) {
        let divided = number.flooredQuotientAndRemainder(dividingBy: divisor)
        #expect(divided.quotient == quotient)
        #expect(divided.remainder == remainder)
    }
}
