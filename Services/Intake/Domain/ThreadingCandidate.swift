/// A case that a message may belong to, as far as threading has to know it.
package struct ThreadingCandidate: Hashable, Sendable {
    package let id: Case.ID
    package let number: Case.Number
    package let state: Case.State
    /// Whether the sender's address is the customer's, his account's, or of somebody already in the conversation.
    package let senderTakesPart: Bool

    /// Takes what was looked up.
    package init(id: Case.ID, number: Case.Number, state: Case.State, senderTakesPart: Bool) {
        self.id = id
        self.number = number
        self.state = state
        self.senderTakesPart = senderTakesPart
    }
}
