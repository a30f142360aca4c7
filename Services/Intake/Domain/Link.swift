/// A case's tie to another record (records.md 2.9).
package struct Link: Hashable, Codable, Sendable {
    /// What the other record is to the case.
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

    package let kind: Kind
    package let target: RecordReference

    /// Ties a case to a record.
    package init(_ kind: Kind, _ target: RecordReference) {
        self.kind = kind
        self.target = target
    }

    /// What the case waits for because of this link; `nil` if for nothing.
    package var blocker: Case.Blocker? {
        switch (kind, target.kind) {
        case (.duplicateOf, _), (.childOf, _), (.followUpOf, _), (.mentionedIn, _), (_, .case): nil
        case (_, .incident): Case.Blocker(.incident, recordID: target.id)
        case (_, .problem): Case.Blocker(.problem, recordID: target.id)
        case (_, .change): Case.Blocker(.change, recordID: target.id)
        case (_, .request): Case.Blocker(.request, recordID: target.id)
        case (_, .workOrder): Case.Blocker(.workOrder, recordID: target.id)
        }
    }
}
