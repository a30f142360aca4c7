import Messaging

/// Writes AMQP field tables.
struct FieldTableEncoder {
    let maximumDepth: Int
    private var bytes: [UInt8] = []

    private init(maximumDepth: Int) {
        self.maximumDepth = maximumDepth
    }

    /// The headers as a table on the wire, its length first; names are at most 255 bytes and not empty.
    static func encode(
        _ headers: MessageHeaders, maximumDepth: Int = HeaderLimits().depth
    ) throws(AMQPError) -> [UInt8] {
        var encoder = FieldTableEncoder(maximumDepth: maximumDepth)
        encoder.bytes.reserveCapacity(headers.packed.count + 64 * headers.others.count + 4)
        let start = encoder.reserveLength()
        encoder.bytes.append(contentsOf: headers.packed)
        try encoder.appendEntries(of: headers.others, depth: 1)
        encoder.fillLength(at: start)
        return encoder.bytes
    }

    private mutating func appendEntries(of table: [String: HeaderValue], depth: Int) throws(AMQPError) {
        for (name, value) in table {
            let count = name.utf8.count
            guard (1...255).contains(count) else {
                throw AMQPError(.unencodable, "a header name has \(count) bytes, not 1 to 255")
            }
            bytes.append(UInt8(count))
            bytes.append(contentsOf: name.utf8)
            try append(value, depth: depth)
        }
    }

    private mutating func append(_ table: [String: HeaderValue], depth: Int) throws(AMQPError) {
        try check(depth)
        let start = reserveLength()
        try appendEntries(of: table, depth: depth)
        fillLength(at: start)
    }

    private mutating func append(_ values: [HeaderValue], depth: Int) throws(AMQPError) {
        try check(depth)
        let start = reserveLength()
        for value in values { try append(value, depth: depth) }
        fillLength(at: start)
    }

    private mutating func append(_ value: HeaderValue, depth: Int) throws(AMQPError) {
        switch value {
        case .bool(let flag): append("t", flag ? 1 as UInt8 : 0)
        case .int(let number): append("l", UInt64(bitPattern: number))
        case .double(let number): append("d", number.bitPattern)
        case .timestamp(let seconds): append("T", seconds)
        case .null: bytes.append(UInt8(ascii: "V"))
        case .string(let text): append("S", block: text.utf8)
        case .bytes(let content): append("x", block: content)
        case .array(let values):
            bytes.append(UInt8(ascii: "A"))
            try append(values, depth: depth + 1)
        case .table(let table):
            bytes.append(UInt8(ascii: "F"))
            try append(table, depth: depth + 1)
        }
    }

    private func check(_ depth: Int) throws(AMQPError) {
        guard depth <= maximumDepth else { throw AMQPError(.unencodable, "headers deeper than \(maximumDepth) levels") }
    }

    private mutating func append(_ kind: Unicode.Scalar, _ number: some FixedWidthInteger) {
        bytes.append(UInt8(ascii: kind))
        append(number)
    }

    private mutating func append(_ kind: Unicode.Scalar, block: some Collection<UInt8>) {
        bytes.append(UInt8(ascii: kind))
        append(UInt32(truncatingIfNeeded: block.count))
        bytes.append(contentsOf: block)
    }

    private mutating func append<Number: FixedWidthInteger>(_ number: Number) {
        for shift in stride(from: Number.bitWidth - 8, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    private mutating func reserveLength() -> Int {
        defer { bytes.append(contentsOf: [0, 0, 0, 0]) }
        return bytes.count
    }

    private mutating func fillLength(at start: Int) {
        let length = UInt32(truncatingIfNeeded: bytes.count - start - 4)
        for index in 0..<4 { bytes[start + index] = UInt8(truncatingIfNeeded: length >> (24 - 8 * index)) }
    }
}
