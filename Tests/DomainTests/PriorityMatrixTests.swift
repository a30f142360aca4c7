import Domain
import Testing

@Suite struct PriorityMatrixTests {
    @Test(arguments: [
        (Level.high, Level.high, Priority.p1), (.high, .medium, .p2), (.medium, .high, .p2), (.high, .low, .p3),
        (.medium, .medium, .p3), (.low, .high, .p3), (.medium, .low, .p4), (.low, .medium, .p4), (.low, .low, .p5),
    ])
    func impactAndUrgencyMakeAPriority(impact: Level, urgency: Level, priority: Priority) {
        #expect(PriorityMatrix.priority(impact: impact, urgency: urgency) == priority)
    }

    @Test func theMorePressingIsGreater() {
        #expect(Priority.p5 < .p1)
        #expect(Level.low < .high)
    }

    @Test func aLevelIsReadByItsWord() {
        #expect(Level.allCases.allSatisfy { Level(name: $0.name) == $0 })
        #expect(Level(name: "High") == nil)
    }
}
