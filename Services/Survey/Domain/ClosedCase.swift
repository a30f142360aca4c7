/// A closed case, as far as a survey has to know it.
package struct ClosedCase: Hashable, Sendable {
    /// How the case ended.
    package enum End: Hashable, Sendable {
        case byCustomer
        case byAgent(code: String)
        case byTime
        case cancelled
    }

    package let id: String
    /// The number of the solution on which it was closed, 0 if there was none.
    package let episode: Int
    /// Whose case it was; `nil` for a guest.
    package let partyID: String?
    package let end: End
    package let isMajorChild: Bool

    /// Takes what the event says of the case.
    package init(id: String, episode: Int, partyID: String?, end: End, isMajorChild: Bool = false) {
        self.id = id
        self.episode = episode
        self.partyID = partyID
        self.end = end
        self.isMajorChild = isMajorChild
    }
}
