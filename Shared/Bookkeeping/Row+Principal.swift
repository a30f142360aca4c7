package import Domain
package import Postgres

extension Row {
    /// Reads who did something from the columns `<prefix>_kind` and `<prefix>_id`.
    package func principal(_ prefix: String) throws -> Principal {
        guard let kind = Principal.Kind(rawValue: try text(.name("\(prefix)_kind"))) else {
            throw StoredValueError(column: "\(prefix)_kind")
        }
        return Principal(kind: kind, id: try text(.name("\(prefix)_id")))
    }
}
