/// A record of any service, by kind and id.
package struct RecordReference: Hashable, Codable, Sendable {
    /// The kinds of record that a case can be linked to.
    package enum Kind: String, CaseIterable, Codable, Sendable {
        case `case`, incident, problem, change, request
        case workOrder = "work_order"
    }

    package let kind: Kind
    package let id: String
    /// What people call it, such as `INC0000042`.
    package let number: String?

    /// Refers to a record.
    package init(_ kind: Kind, id: String, number: String? = nil) {
        self.kind = kind
        self.id = id
        self.number = number
    }

    /// The number, or the id where there is none.
    package var name: String { number ?? id }
}
