package import FoundationEssentials

/// Names an aggregate at one of its events: the id, the number people use, and the event's place in the aggregate's
/// sequence.
package struct AggregateReference: Hashable, Sendable {
    package let id: UUID
    /// Such as `CS0000123`; the event's subject.
    package let number: String
    /// Gap-free from 1.
    package let sequence: Int64

    /// Names an aggregate at one of its events.
    package init(id: UUID, number: String, sequence: Int64) {
        self.id = id
        self.number = number
        self.sequence = sequence
    }
}
