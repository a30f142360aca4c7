/// Writes a list's elements.
struct WireListWriter: UnkeyedEncodingContainer {
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
