/// One value of a result in PostgreSQL's binary format, with the OID of its type.
package struct SQLCell: Sendable {
    let bytes: ArraySlice<UInt8>
    let type: UInt32

    /// The big-endian number that is the whole cell.
    func number<Number: FixedWidthInteger>(_: Number.Type) throws(SQLMismatch) -> Number {
        guard bytes.count == Number.bitWidth / 8 else { throw .malformed }
        return bytes.bigEndian()
    }

    /// The elements of a one-dimensional array, each `nil` if it is NULL.
    func elements<Element: SQLDecodable>(of _: Element.Type) throws(SQLMismatch) -> [Element?] {
        guard SQLCell.isArray(type) else { throw .type(type) }
        var rest = bytes
        let dimensions: Int32 = try rest.take()
        let _: Int32 = try rest.take()
        let elementType: UInt32 = try rest.take()
        guard dimensions != 0 else { return [] }
        guard dimensions == 1 else { throw .malformed }
        let count: Int32 = try rest.take()
        let _: Int32 = try rest.take()
        guard count >= 0, Int(count) * 4 <= rest.count else { throw .malformed }
        var elements: [Element?] = []
        elements.reserveCapacity(Int(count))
        for _ in 0..<count {
            elements.append(try SQLCell.element(from: &rest, type: elementType).map(Element.decode))
        }
        return elements
    }

    private static func element(from rest: inout ArraySlice<UInt8>, type: UInt32) throws(SQLMismatch) -> SQLCell? {
        let length: Int32 = try rest.take()
        guard length >= 0 else { return nil }
        guard rest.count >= Int(length) else { throw .malformed }
        defer { rest = rest.dropFirst(Int(length)) }
        return SQLCell(bytes: rest.prefix(Int(length)), type: type)
    }

    /// The OIDs from which on a type is the user's own: enums, and their arrays.
    static let firstUserType: UInt32 = 16_384

    private static func isArray(_ type: UInt32) -> Bool {
        let varcharArray: UInt32 = 1_015
        return SQLType(rawValue: type)?.isArray ?? (type == varcharArray || type >= firstUserType)
    }
}

/// Why a cell is not of the Swift type it was read as.
package enum SQLMismatch: Error, Hashable, Sendable {
    case null
    /// The type's OID.
    case type(UInt32)
    case malformed
}

extension SQLMismatch: CustomStringConvertible {
    package var description: String {
        switch self {
        case .null: "is NULL"
        case .type(let oid): "is of another type (oid \(oid))"
        case .malformed: "cannot be read"
        }
    }
}

extension ArraySlice<UInt8> {
    /// The slice's bytes as one big-endian number; those beyond the number's width are lost.
    func bigEndian<Number: FixedWidthInteger>() -> Number {
        reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) }
    }

    fileprivate mutating func take<Number: FixedWidthInteger>() throws(SQLMismatch) -> Number {
        let width = Number.bitWidth / 8
        guard count >= width else { throw .malformed }
        defer { removeFirst(width) }
        return prefix(width).bigEndian()
    }
}
