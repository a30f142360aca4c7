/// The one rule that makes a priority of impact and urgency (field.md 1.6: 1-1 = P1, 1-2/2-1 = P2, … 3-3 = P5).
package enum PriorityMatrix {
    /// The priority of a record.
    package static func priority(impact: Level, urgency: Level) -> Priority {
        switch impact.rawValue + urgency.rawValue {
        case 2: .p1
        case 3: .p2
        case 4: .p3
        case 5: .p4
        default: .p5
        }
    }
}
