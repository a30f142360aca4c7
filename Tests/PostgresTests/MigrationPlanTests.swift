import Testing

@testable import Postgres

@Suite struct MigrationPlanTests {
    private func records(_ versions: [Int], checksum: UInt8 = 0) -> [MigrationPlan.Record] {
        versions.map { .init(version: $0, name: "step", checksum: [checksum]) }
    }

    private func plan(wanted: [Int], applied: [Int]) -> MigrationPlan {
        MigrationPlan(component: "intake", wanted: records(wanted), applied: records(applied))
    }

    @Test func whatIsNotAppliedIsPending() throws {
        #expect(try plan(wanted: [1, 2, 3], applied: []).pending() == [1, 2, 3])
        #expect(try plan(wanted: [1, 2, 3], applied: [1]).pending() == [2, 3])
        #expect(try plan(wanted: [1, 2, 3], applied: [1, 2, 3]).pending() == [])
    }

    @Test func aDatabaseBehindOrAheadIsNamedWithBothVersions() {
        #expect(throws: MigrationError.behind(component: "intake", database: 1, program: 2)) {
            try plan(wanted: [1, 2], applied: [1]).requireNothingPending()
        }
        #expect(throws: MigrationError.ahead(component: "intake", database: 2, program: 1)) {
            try plan(wanted: [1], applied: [1, 2]).requireNothingPending()
        }
    }

    @Test func aGapInTheDatabaseIsRefused() {
        #expect(throws: MigrationError.gap(component: "intake", missing: 2, latest: 3)) {
            try plan(wanted: [1, 2, 3], applied: [1, 3]).pending()
        }
    }

    @Test func aChangedTextIsRefused() {
        let plan = MigrationPlan(
            component: "intake", wanted: records([1], checksum: 1), applied: records([1], checksum: 2))
        #expect(throws: MigrationError.changed(component: "intake", version: 1, name: "step")) { try plan.pending() }
    }
}
