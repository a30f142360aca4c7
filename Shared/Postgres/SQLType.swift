/// A PostgreSQL type that may be bound and read, by its OID in the server's catalogue.
package enum SQLType: UInt32, Sendable, CaseIterable {
    case bool = 16
    case bytes = 17
    case int64 = 20
    case int16 = 21
    case int32 = 23
    case text = 25
    case double = 701
    case timestamp = 1184
    case uuid = 2950
    /// `jsonb`.
    case json = 3802
    case boolArray = 1000
    case bytesArray = 1001
    case int16Array = 1005
    case int32Array = 1007
    case textArray = 1009
    case int64Array = 1016
    case doubleArray = 1022
    case timestampArray = 1185
    case uuidArray = 2951
    case jsonArray = 3807

    /// The OID under which the server knows the type.
    var oid: UInt32 { rawValue }

    /// Whether it is an array.
    var isArray: Bool {
        switch self {
        case .bool, .bytes, .int64, .int16, .int32, .text, .double, .timestamp, .uuid, .json: false
        case .boolArray, .bytesArray, .int64Array, .int16Array, .int32Array, .textArray, .doubleArray, .timestampArray,
            .uuidArray,
            .jsonArray:
            true
        }
    }
}
