import Testing

@testable import Casewire

@Suite struct ArrivalPlanTests {
    private func all(_ plan: ArrivalPlan) -> [Int64] {
        var plan = plan
        var dues: [Int64] = []
        while let due = plan.next() { dues.append(due) }
        return dues
    }

    private func curve() throws -> ArrivalCurve {
        let day = Array(repeating: 0.0, count: 8) + Array(repeating: 30.0, count: 8) + Array(repeating: 10.0, count: 8)
        return try #require(ArrivalCurve(byHour: day, byWeekday: [1, 1, 1, 1, 1, 0, 0], interval: 60))
    }

    @Test func aConstantRateIsSpacedEvenly() {
        #expect(
            all(ArrivalPlan(.constant(4), messages: 5, duration: nil)) == [0, 250_000, 500_000, 750_000, 1_000_000])
    }

    @Test func theFirstLimitEndsThePlan() {
        #expect(all(ArrivalPlan(.constant(100), messages: 1_000, duration: .seconds(2))).count == 200)
        #expect(ArrivalPlan(.constant(100), messages: 1_000, duration: .seconds(2)).expected == 200)
        #expect(all(ArrivalPlan(.unlimited, messages: 3, duration: nil)) == [0, 0, 0])
    }

    @Test func theCurveHasItsMeanAndItsSilence() throws {
        let curve = try curve()
        #expect(abs(curve.mean - 1.0 / 60) < 1e-9)
        let plan = ArrivalPlan(.curve(curve, speed: 3_600, volume: 10), messages: nil, duration: .seconds(168))
        let hours = all(plan).map { Int($0 / 1_000_000) }
        #expect(abs(hours.count - 100_800) < 1_500)
        #expect(hours.allSatisfy { $0 % 24 >= 8 && $0 < 120 })
        let (busy, quiet) = (hours.count { $0 % 24 < 16 }, hours.count { $0 % 24 >= 16 })
        #expect(abs(Double(busy) / Double(quiet) - 3) < 0.1)
    }

    @Test func theSameSeedGivesTheSameArrivals() throws {
        let pace = ArrivalPlan.Pace.curve(try curve(), speed: 10, volume: 1)
        let plans = [7, 7, 8].map { ArrivalPlan(pace, messages: 50, duration: nil, seed: $0) }.map(all)
        #expect(plans[0] == plans[1] && plans[0] != plans[2])
        #expect(plans[0] == plans[0].sorted())
    }

    @Test func aFileWithoutACurveIsRefused() {
        for text in ["[", "{}", #"{"opened_by_hour": {"0": 1}, "opened_by_weekday": {}}"#] {
            #expect(throws: ToolFailure.self) { try ArrivalCurve(json: Array(text.utf8), name: "curve") }
        }
        #expect(ArrivalCurve(rates: Array(repeating: 0, count: 168)) == nil)
    }
}
