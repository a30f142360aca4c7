/// `party.created`: A party became known.
package struct PartyCreated: PublishedContent {
    package static let type = MessageType.event("party", "created")

    package var party: PartySnapshot
    package var changed: [String]

    /// Makes it of what must be there.
    package init(party: PartySnapshot, changed: [String]) {
        self.party = party
        self.changed = changed
    }

    package static let shape = Shape<PartyCreated>(
        "A party became known.",
        [
            .required("party", \.party, .object, "The party after the event."),
            .required("changed", \.changed, .list(of: .name, upTo: 100), "The members of `party` that changed."),
        ])
}
