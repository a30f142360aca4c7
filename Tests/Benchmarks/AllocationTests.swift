import Testing

/// How often the hot path asks for memory: counted, so the same on every machine and every day.
///
/// Time is measured by deploy/bench; it is no matter for a test. A build for debugging asks far oftener than one for
/// release, so the numbers are good for one thing: to see that a change has made the path longer.
@Suite struct AllocationTests {
    /// What one message asks for.
    private struct Cost {
        var reading: Allocations
        var handling: Allocations
    }

    private func cost(ofAMessageAmong count: Int) throws -> Cost {
        let path = try IntakeHotPath(messages: count)
        let reading = Allocations.of { path.read() }
        let handling = try Allocations.of { try path.handle(reading.value) }
        // The customer, the case, and what became of the message.
        #expect(handling.value.count == 3 * count)
        return Cost(
            reading: reading.allocations.divided(by: count), handling: handling.allocations.divided(by: count))
    }

    @Test func whatAMessageCostsDoesNotGrowWithItsBatch() throws {
        let few = try cost(ofAMessageAmong: 50)
        let many = try cost(ofAMessageAmong: 1_000)
        #expect(many.reading.count <= few.reading.count * 1.05)
        #expect(many.handling.count <= few.handling.count * 1.05)
        #expect(many.reading.bytes <= few.reading.bytes * 1.1)
        #expect(many.handling.bytes <= few.handling.bytes * 1.3)
    }

    /// The budgets are what was counted when they were last lowered, and a tenth more.
    @Test func aMessageAsksForNoMoreThanItsBudget() throws {
        let cost = try cost(ofAMessageAmong: 100)
        #expect(cost.reading.count <= 2_050)
        #expect(cost.handling.count <= 625)
    }
}
