package import Domain

/// The case that something happened to.
package struct CaseSubject: Hashable, Sendable {
    package let id: String
    /// What the customer knows it by, such as `CS0000123`.
    package let number: String
    /// Whose case it is; `nil` for a guest and for a major case.
    package let partyID: String?
    package let channel: Channel
    /// The sequence number of the event.
    package let sequence: Int64

    /// Takes what the event says of the case.
    package init(id: String, number: String, partyID: String?, channel: Channel, sequence: Int64) {
        self.id = id
        self.number = number
        self.partyID = partyID
        self.channel = channel
        self.sequence = sequence
    }
}
