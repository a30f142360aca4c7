/// `party.changed`: A party changed.
package struct PartyChanged: PublishedContent {
    package static let type = MessageType.event("party", "changed")

    package var party: PartySnapshot
    package var changed: [String]

    /// Makes it of what must be there.
    package init(party: PartySnapshot, changed: [String]) {
        self.party = party
        self.changed = changed
    }

    package static let shape = Shape<PartyChanged>(
        "A party changed.",
        [
            .required("party", \.party, .object, "The party after the event."),
            .required("changed", \.changed, .list(of: .name, upTo: 100), "The members of `party` that changed."),
        ])
}
