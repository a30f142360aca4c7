package import Domain
package import FoundationEssentials

/// A Swift type that a column can be read as.
package protocol SQLDecodable: Sendable {
    /// Reads a cell that is not NULL.
    static func decode(_ cell: SQLCell) throws(SQLMismatch) -> Self
}

extension SQLCell {
    fileprivate func require(_ type: SQLType) throws(SQLMismatch) {
        guard self.type == type.oid else { throw .type(self.type) }
    }
}

extension Bool: SQLDecodable {
    package static func decode(_ cell: SQLCell) throws(SQLMismatch) -> Bool {
        try cell.require(.bool)
        return try cell.number(UInt8.self) != 0
    }
}

extension Int16: SQLDecodable {
    package static func decode(_ cell: SQLCell) throws(SQLMismatch) -> Int16 {
        try cell.require(.int16)
        return try cell.number(Int16.self)
    }
}

extension Int32: SQLDecodable {
    package static func decode(_ cell: SQLCell) throws(SQLMismatch) -> Int32 {
        switch SQLType(rawValue: cell.type) {
        case .int32: try cell.number(Int32.self)
        case .int16: Int32(try cell.number(Int16.self))
        case _: throw .type(cell.type)
        }
    }
}

extension Int64: SQLDecodable {
    package static func decode(_ cell: SQLCell) throws(SQLMismatch) -> Int64 {
        switch SQLType(rawValue: cell.type) {
        case .int64: try cell.number(Int64.self)
        case .int32: Int64(try cell.number(Int32.self))
        case .int16: Int64(try cell.number(Int16.self))
        case _: throw .type(cell.type)
        }
    }
}

extension Int: SQLDecodable {
    package static func decode(_ cell: SQLCell) throws(SQLMismatch) -> Int { Int(try Int64.decode(cell)) }
}

extension Double: SQLDecodable {
    package static func decode(_ cell: SQLCell) throws(SQLMismatch) -> Double {
        let real: UInt32 = 700
        if cell.type == real { return Double(Float(bitPattern: try cell.number(UInt32.self))) }
        try cell.require(.double)
        return Double(bitPattern: try cell.number(UInt64.self))
    }
}

extension String: SQLDecodable {
    /// Besides `text`: "char", name, json, xml, unknown, bpchar, varchar, whose binary form is the text itself.
    private static let textTypes: Set<UInt32> = [18, 19, 25, 114, 142, 705, 1_042, 1_043]

    package static func decode(_ cell: SQLCell) throws(SQLMismatch) -> String {
        if cell.type == SQLType.json.oid {
            guard cell.bytes.first == 1 else { throw .malformed }
            return String(decoding: cell.bytes.dropFirst(), as: UTF8.self)
        }
        guard textTypes.contains(cell.type) || cell.type >= SQLCell.firstUserType else { throw .type(cell.type) }
        return String(decoding: cell.bytes, as: UTF8.self)
    }
}

extension UUID: SQLDecodable {
    package static func decode(_ cell: SQLCell) throws(SQLMismatch) -> UUID {
        try cell.require(.uuid)
        guard cell.bytes.count == 16 else { throw .malformed }
        return UUID(high: cell.bytes.prefix(8).bigEndian(), low: cell.bytes.suffix(8).bigEndian())
    }
}

extension Identifier: SQLDecodable {
    package static func decode(_ cell: SQLCell) throws(SQLMismatch) -> Identifier { Identifier(try UUID.decode(cell)) }
}

extension Timestamp: SQLDecodable {
    package static func decode(_ cell: SQLCell) throws(SQLMismatch) -> Timestamp {
        try cell.require(.timestamp)
        let offset = try cell.number(Int64.self)
        // Both infinities overflow here, or are the least number there is.
        let (microseconds, overflow) = offset.addingReportingOverflow(Timestamp.postgresEpoch)
        guard !overflow, offset != .min else { throw .malformed }
        return Timestamp(microseconds: microseconds)
    }
}

extension [UInt8]: SQLDecodable {
    package static func decode(_ cell: SQLCell) throws(SQLMismatch) -> [UInt8] {
        try cell.require(.bytes)
        return Array(cell.bytes)
    }
}
