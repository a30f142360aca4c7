import Domain
import FoundationEssentials

/// The parameters of one statement in PostgreSQL's binary format, in one run of bytes.
struct ParameterBuffer {
    /// The bytes of all parameters, one after the other; never empty, so that a pointer to an empty parameter is not
    /// NULL.
    private(set) var bytes: [UInt8] = [0]
    /// Where each parameter lies in `bytes`; `nil` is NULL.
    private(set) var ranges: [Range<Int>?] = []
    /// The OID of each parameter.
    private(set) var types: [UInt32] = []

    /// Encodes the values; throws `.invalidText` or `.invalidParameter` for one that PostgreSQL cannot keep.
    init(_ values: [SQLValue]) throws(PostgresError) {
        guard values.count <= Int(UInt16.max) else {
            throw PostgresError(.invalidParameter, "a statement takes at most 65535 parameters")
        }
        ranges.reserveCapacity(values.count)
        types.reserveCapacity(values.count)
        for (index, value) in values.enumerated() {
            try append(value, at: index + 1)
        }
    }

    private mutating func append(_ value: SQLValue, at position: Int) throws(PostgresError) {
        types.append(value.type.oid)
        if case .null = value {
            ranges.append(nil)
            return
        }
        let start = bytes.count
        do throws(UnboundValue) {
            try write(value)
        } catch {
            throw error.error(parameter: position)
        }
        guard bytes.count - start <= Int(Int32.max) else { throw UnboundValue.tooLarge.error(parameter: position) }
        ranges.append(start..<bytes.count)
    }

    private mutating func write(_ value: SQLValue) throws(UnboundValue) {
        switch value {
        case .null: break
        case .bool(let bool): write(bool)
        case .int16(let number): write(number)
        case .int32(let number): write(number)
        case .int64(let number): write(number)
        case .double(let number): write(number.bitPattern)
        case .text(let text): try write(text: text)
        case .uuid(let uuid): write(uuid)
        case .timestamp(let timestamp): try write(timestamp)
        case .bytes(let payload): bytes.append(contentsOf: payload)
        case .json(let text): try write(json: text)
        case .boolArray(let values): try writeArray(values, .bool) { $0.write($1) }
        case .int16Array(let values): try writeArray(values, .int16) { $0.write($1) }
        case .int32Array(let values): try writeArray(values, .int32) { $0.write($1) }
        case .int64Array(let values): try writeArray(values, .int64) { $0.write($1) }
        case .doubleArray(let values): try writeArray(values, .double) { $0.write($1.bitPattern) }
        case .uuidArray(let values): try writeArray(values, .uuid) { $0.write($1) }
        case .bytesArray(let values): try writeArray(values, .bytes) { $0.bytes.append(contentsOf: $1) }
        case .textArray(let values):
            try writeArray(values, .text) { (buffer, value) throws(UnboundValue) in try buffer.write(text: value) }
        case .timestampArray(let values):
            try writeArray(values, .timestamp) { (buffer, value) throws(UnboundValue) in try buffer.write(value) }
        case .jsonArray(let values):
            try writeArray(values, .json) { (buffer, value) throws(UnboundValue) in try buffer.write(json: value) }
        }
    }

    private mutating func write(_ bool: Bool) { bytes.append(bool ? 1 : 0) }

    private mutating func write(_ number: some FixedWidthInteger) {
        for shift in stride(from: number.bitWidth - 8, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    private mutating func write(text: String) throws(UnboundValue) {
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        guard !bytes[start...].contains(0) else { throw .nulInText }
    }

    /// A `jsonb` in binary is a version byte and the text.
    private mutating func write(json text: String) throws(UnboundValue) {
        bytes.append(1)
        try write(text: text)
    }

    private mutating func write(_ uuid: UUID) {
        let octets = uuid.uuid
        bytes.append(contentsOf: [octets.0, octets.1, octets.2, octets.3, octets.4, octets.5, octets.6, octets.7])
        bytes.append(contentsOf: [octets.8, octets.9, octets.10, octets.11, octets.12, octets.13, octets.14, octets.15])
    }

    private mutating func write(_ timestamp: Timestamp) throws(UnboundValue) {
        let (offset, overflow) = timestamp.microseconds.subtractingReportingOverflow(Timestamp.postgresEpoch)
        guard !overflow else { throw .timestampOutOfRange }
        write(offset)
    }

    private mutating func writeArray<Element>(
        _ values: [Element?], _ element: SQLType, _ write: (inout ParameterBuffer, Element) throws(UnboundValue) -> Void
    ) throws(UnboundValue) {
        guard values.count <= Int(Int32.max) else { throw .tooLarge }
        bytes.reserveCapacity(bytes.count + 20 + values.count * 12)
        self.write(Int32(values.isEmpty ? 0 : 1))
        self.write(Int32(values.contains { $0 == nil } ? 1 : 0))
        self.write(element.oid)
        guard !values.isEmpty else { return }
        self.write(Int32(values.count))
        self.write(Int32(1))
        for value in values {
            guard let value else {
                self.write(Int32(-1))
                continue
            }
            let lengthAt = bytes.count
            self.write(Int32(0))
            try write(&self, value)
            try patchLength(at: lengthAt)
        }
    }

    /// Fills in an element's length, which is only known once the element is written.
    private mutating func patchLength(at position: Int) throws(UnboundValue) {
        guard let length = UInt32(exactly: bytes.count - position - 4), length <= Int32.max else { throw .tooLarge }
        for index in 0..<4 {
            bytes[position + index] = UInt8(truncatingIfNeeded: length >> (24 - 8 * UInt32(index)))
        }
    }
}

/// Why a value cannot be bound.
private enum UnboundValue: Error {
    case nulInText, timestampOutOfRange, tooLarge

    func error(parameter: Int) -> PostgresError {
        switch self {
        case .nulInText: PostgresError(.invalidText, "parameter \(parameter) holds a NUL character")
        case .timestampOutOfRange:
            PostgresError(.invalidParameter, "parameter \(parameter) is a timestamp out of range")
        case .tooLarge: PostgresError(.invalidParameter, "parameter \(parameter) is larger than PostgreSQL takes")
        }
    }
}

extension Timestamp {
    /// 2000-01-01T00:00:00Z, from which PostgreSQL counts, in microseconds since 1970.
    static var postgresEpoch: Int64 { 946_684_800_000_000 }
}
