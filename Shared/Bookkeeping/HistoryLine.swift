package import Domain
package import FoundationEssentials

/// One line of a record's history, which people read.
package struct HistoryLine: Hashable, Sendable {
    package let recordID: UUID
    /// The place of the event in the record's sequence.
    package let sequence: Int64
    package let event: String
    package let at: Timestamp
    package let actor: Principal
    package let summary: String

    /// Makes the line of an event.
    package init(
        recordID: UUID, sequence: Int64, event: String, at: Timestamp, actor: Principal, summary: String
    ) {
        self.recordID = recordID
        self.sequence = sequence
        self.event = event
        self.at = at
        self.actor = actor
        self.summary = summary
    }
}
