import Testing

@testable import Postgres

@Suite struct ConditionsTests {
    @Test func onlyWhatIsGivenIsAskedFor() {
        var conditions = Conditions()
        conditions.add(.text("new")) { "state = \($0)" }
        conditions.add(nil) { "assignee = \($0)" }
        conditions.add(.int64(7)) { "number < \($0)" }
        let limit = conditions.bind(.int64(51))
        #expect(conditions.text == "state = $1 AND number < $2" && limit == "$3")
        #expect(conditions.parameters == [.text("new"), .int64(7), .int64(51)])
    }

    @Test func everythingMeetsNoConditions() { #expect(Conditions().text == "true") }
}
