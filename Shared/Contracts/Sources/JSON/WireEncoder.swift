/// Writes values as JSON straight into bytes, members in the order in which the value names them.
///
/// Foundation's encoder builds a tree first, and took more of a service's time than everything else together.
package struct WireEncoder: Encoder {
    package let codingPath: [any CodingKey] = []
    package let userInfo: [CodingUserInfoKey: Any] = [:]
    private let output: WireOutput
    /// How deep the value stands whose containers are asked for.
    private let base: Int

    init(output: WireOutput) {
        self.output = output
        base = output.depth
    }

    /// The value as JSON in UTF-8.
    package static func encode(_ value: some Encodable) throws -> [UInt8] {
        let output = WireOutput(capacity: 512)
        try output.write(value)
        return output.bytes
    }

    package func container<Key: CodingKey>(keyedBy: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(WireObjectWriter<Key>(output: output, level: opened { $0.beginObject() }))
    }

    package func unkeyedContainer() -> any UnkeyedEncodingContainer {
        WireListWriter(output: output, level: opened { $0.beginList() })
    }

    package func singleValueContainer() -> any SingleValueEncodingContainer { WireValueWriter(output: output) }

    /// A value may ask for its container twice; it is the same one then.
    private func opened(_ begin: (WireOutput) -> Int) -> Int {
        guard output.depth > base else { return begin(output) }
        output.close(to: base + 1)
        return base + 1
    }
}

/// Writes an object's members.
private struct WireObjectWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let codingPath: [any CodingKey] = []
    let output: WireOutput
    let level: Int

    func encodeNil(forKey key: Key) {
        output.nextMember(key.stringValue, in: level)
        output.write(literal: "null")
    }

    func encode(_ value: String, forKey key: Key) {
        output.nextMember(key.stringValue, in: level)
        output.write(value)
    }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        output.nextMember(key.stringValue, in: level)
        try output.write(value)
    }

    func nestedContainer<Inner: CodingKey>(keyedBy: Inner.Type, forKey key: Key) -> KeyedEncodingContainer<Inner> {
        output.nextMember(key.stringValue, in: level)
        return KeyedEncodingContainer(WireObjectWriter<Inner>(output: output, level: output.beginObject()))
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        output.nextMember(key.stringValue, in: level)
        return WireListWriter(output: output, level: output.beginList())
    }

    func superEncoder() -> any Encoder { superEncoder(named: "super") }

    func superEncoder(forKey key: Key) -> any Encoder { superEncoder(named: key.stringValue) }

    private func superEncoder(named name: String) -> any Encoder {
        output.nextMember(name, in: level)
        return WireEncoder(output: output)
    }
}

/// Writes a list's elements.
private struct WireListWriter: UnkeyedEncodingContainer {
    let codingPath: [any CodingKey] = []
    let output: WireOutput
    let level: Int
    private(set) var count = 0

    init(output: WireOutput, level: Int) {
        self.output = output
        self.level = level
    }

    mutating func encodeNil() {
        begin()
        output.write(literal: "null")
    }

    mutating func encode(_ value: String) {
        begin()
        output.write(value)
    }

    mutating func encode(_ value: some Encodable) throws {
        begin()
        try output.write(value)
    }

    mutating func nestedContainer<Inner: CodingKey>(keyedBy: Inner.Type) -> KeyedEncodingContainer<Inner> {
        begin()
        return KeyedEncodingContainer(WireObjectWriter<Inner>(output: output, level: output.beginObject()))
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        begin()
        return WireListWriter(output: output, level: output.beginList())
    }

    mutating func superEncoder() -> any Encoder {
        begin()
        return WireEncoder(output: output)
    }

    private mutating func begin() {
        output.nextElement(in: level)
        count += 1
    }
}

/// Writes a value that is neither object nor list.
private struct WireValueWriter: SingleValueEncodingContainer {
    let codingPath: [any CodingKey] = []
    let output: WireOutput

    func encodeNil() { output.write(literal: "null") }

    func encode(_ value: Bool) { output.write(literal: value ? "true" : "false") }

    func encode(_ value: String) { output.write(value) }

    func encode(_ value: Double) throws { try write(value) }

    func encode(_ value: Float) throws { try write(value) }

    func encode(_ value: some FixedWidthInteger & Encodable) { output.write(literal: String(value)) }

    func encode(_ value: some Encodable) throws { try output.write(value) }

    private func write(_ value: some BinaryFloatingPoint & LosslessStringConvertible) throws {
        guard value.isFinite else {
            let context = EncodingError.Context(codingPath: [], debugDescription: "JSON has no such number")
            throw EncodingError.invalidValue(value, context)
        }
        output.write(literal: String(value))
    }
}
