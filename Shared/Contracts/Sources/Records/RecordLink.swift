/// A link from the record in the message to another one.
package struct RecordLink: Shaped {
    /// How the one record depends on the other (records.md 2.9), read from the record that holds the link.
    package enum Kind: String, CaseIterable, Codable, Sendable {
        case investigatedBy = "investigated_by"
        case causedBy = "caused_by"
        case fixedBy = "fixed_by"
        case fulfilledBy = "fulfilled_by"
        case duplicateOf = "duplicate_of"
        case childOf = "child_of"
        case followUpOf = "follow_up_of"
        /// Named in a message by somebody who is no party to it.
        case mentionedIn = "mentioned_in"
    }

    package var id: RecordID
    package var kind: RecordLink.Kind
    package var target: RecordReference
    package var policy: String?

    /// Makes it of what must be there; set the rest after.
    package init(id: RecordID, kind: RecordLink.Kind, target: RecordReference) {
        self.id = id
        self.kind = kind
        self.target = target
    }

    package static let shape = Shape<RecordLink>(
        "A link from the record in the message to another one.",
        [
            .required("id", \.id, .id, "The link's own id."),
            .required("kind", \.kind, .word, "How the record depends on the target."),
            .required("target", \.target, .object, "The other end."),
            .optional("policy", \.policy, .name, "The link policy that applies; the default one if absent."),
        ])
}
