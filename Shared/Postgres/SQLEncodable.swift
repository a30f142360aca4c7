package import Domain
package import FoundationEssentials

/// A Swift value that may stand in a statement's interpolation.
package protocol SQLEncodable {
    /// The type it is bound as, also when it is `nil`.
    static var sqlType: SQLType { get }

    /// The value as it is bound.
    var sqlValue: SQLValue { get }

    /// The values as one bound array.
    static func sqlArray(of values: [Self?]) -> SQLValue
}

extension Bool: SQLEncodable {
    package static var sqlType: SQLType { .bool }
    package var sqlValue: SQLValue { .bool(self) }
    package static func sqlArray(of values: [Bool?]) -> SQLValue { .boolArray(values) }
}

extension Int16: SQLEncodable {
    package static var sqlType: SQLType { .int16 }
    package var sqlValue: SQLValue { .int16(self) }
    package static func sqlArray(of values: [Int16?]) -> SQLValue { .int16Array(values) }
}

extension Int32: SQLEncodable {
    package static var sqlType: SQLType { .int32 }
    package var sqlValue: SQLValue { .int32(self) }
    package static func sqlArray(of values: [Int32?]) -> SQLValue { .int32Array(values) }
}

extension Int64: SQLEncodable {
    package static var sqlType: SQLType { .int64 }
    package var sqlValue: SQLValue { .int64(self) }
    package static func sqlArray(of values: [Int64?]) -> SQLValue { .int64Array(values) }
}

extension Int: SQLEncodable {
    package static var sqlType: SQLType { .int64 }
    package var sqlValue: SQLValue { .int64(Int64(self)) }
    package static func sqlArray(of values: [Int?]) -> SQLValue { .int64Array(values.map { $0.map(Int64.init) }) }
}

extension Double: SQLEncodable {
    package static var sqlType: SQLType { .double }
    package var sqlValue: SQLValue { .double(self) }
    package static func sqlArray(of values: [Double?]) -> SQLValue { .doubleArray(values) }
}

extension String: SQLEncodable {
    package static var sqlType: SQLType { .text }
    package var sqlValue: SQLValue { .text(self) }
    package static func sqlArray(of values: [String?]) -> SQLValue { .textArray(values) }
}

extension UUID: SQLEncodable {
    package static var sqlType: SQLType { .uuid }
    package var sqlValue: SQLValue { .uuid(self) }
    package static func sqlArray(of values: [UUID?]) -> SQLValue { .uuidArray(values) }
}

extension Identifier: SQLEncodable {
    package static var sqlType: SQLType { .uuid }
    package var sqlValue: SQLValue { .uuid(uuid) }
    package static func sqlArray(of values: [Identifier?]) -> SQLValue { .uuidArray(values.map { $0?.uuid }) }
}

extension Timestamp: SQLEncodable {
    package static var sqlType: SQLType { .timestamp }
    package var sqlValue: SQLValue { .timestamp(self) }
    package static func sqlArray(of values: [Timestamp?]) -> SQLValue { .timestampArray(values) }
}

extension [UInt8]: SQLEncodable {
    package static var sqlType: SQLType { .bytes }
    package var sqlValue: SQLValue { .bytes(self) }
    package static func sqlArray(of values: [[UInt8]?]) -> SQLValue { .bytesArray(values) }
}
