import Durability
import Testing

@Suite struct CrashPlanTests {
    @Test(arguments: ["after_commit", "after_confirm:3", "handling", "handling:form-17", "in_drain:1"])
    func aPlaceIsRead(_ text: String) throws { _ = try CrashPlan(text) }

    @Test(arguments: ["", "somewhere", "after_commit:0", "after_commit:often", "after_commit:"])
    func whatIsNoPlaceIsRefused(_ text: String) {
        #expect(throws: CrashPlan.Unreadable.self) { try CrashPlan(text) }
    }

    @Test func whereNothingIsPlannedLifeGoesOn() async throws {
        for point in CrashPlan.Point.allCases { CrashPlan.none.pass(point) }
        try CrashPlan("after_commit").pass(.afterConfirm)
        try CrashPlan("after_commit:2").pass(.afterCommit)
    }

    @Test func whereItIsPlannedTheProcessEnds() async {
        await #expect(processExitsWith: .signal(9)) {
            let plan = try CrashPlan("after_commit:2")
            plan.pass(.afterCommit)
            plan.pass(.afterCommit)
        }
    }
}
