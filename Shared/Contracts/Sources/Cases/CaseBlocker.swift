/// What a case waits for.
package struct CaseBlocker: Shaped {
    package var id: RecordID
    package var kind: String
    package var target: RecordReference?

    /// Makes it of what must be there; set the rest after.
    package init(id: RecordID, kind: String) {
        self.id = id
        self.kind = kind
    }

    package static let shape = Shape<CaseBlocker>(
        "What a case waits for.",
        [
            .required("id", \.id, .id, "The blocker's own id."),
            .required("kind", \.kind, .name, "`customer_info`, or the kind of the linked record."),
            .optional("target", \.target, .object, "The linked record."),
        ])
}
