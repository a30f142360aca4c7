/// Names a record of any kind, in any service.
package struct RecordReference: Shaped {
    /// The kinds of record that others refer to.
    package enum Kind: String, CaseIterable, Codable, Sendable {
        case `case`, incident, problem, change, request, major
    }

    package var type: RecordReference.Kind
    package var id: RecordID
    package var number: String?

    /// Makes it of what must be there; set the rest after.
    package init(type: RecordReference.Kind, id: RecordID) {
        self.type = type
        self.id = id
    }

    package static let shape = Shape<RecordReference>(
        "Names a record of any kind, in any service.",
        [
            .required("type", \.type, .word, "What kind of record it is."),
            .required("id", \.id, .id, "The record's id."),
            .optional("number", \.number, .number, "The record's number, such as `IN0000042`."),
        ])
}
