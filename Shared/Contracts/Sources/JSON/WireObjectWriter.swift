/// Writes an object's members.
struct WireObjectWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
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
