package import Domain
package import FoundationEssentials

/// What may be bound to a parameter of a statement; it is sent in binary with its type's OID.
package enum SQLValue: Hashable, Sendable {
    case null(SQLType)
    case bool(Bool)
    case int16(Int16)
    case int32(Int32)
    case int64(Int64)
    case double(Double)
    /// A text without NUL, which PostgreSQL cannot keep.
    case text(String)
    case uuid(UUID)
    case timestamp(Timestamp)
    case bytes([UInt8])
    /// JSON text for a `jsonb`.
    case json(String)
    case boolArray([Bool?])
    case int16Array([Int16?])
    case int32Array([Int32?])
    case int64Array([Int64?])
    case doubleArray([Double?])
    case textArray([String?])
    case uuidArray([UUID?])
    case timestampArray([Timestamp?])
    case bytesArray([[UInt8]?])
    case jsonArray([String?])

    /// The type the value is bound as.
    package var type: SQLType {
        switch self {
        case .null(let type): type
        case .bool: .bool
        case .int16: .int16
        case .int32: .int32
        case .int64: .int64
        case .double: .double
        case .text: .text
        case .uuid: .uuid
        case .timestamp: .timestamp
        case .bytes: .bytes
        case .json: .json
        case .boolArray: .boolArray
        case .int16Array: .int16Array
        case .int32Array: .int32Array
        case .int64Array: .int64Array
        case .doubleArray: .doubleArray
        case .textArray: .textArray
        case .uuidArray: .uuidArray
        case .timestampArray: .timestampArray
        case .bytesArray: .bytesArray
        case .jsonArray: .jsonArray
        }
    }
}
