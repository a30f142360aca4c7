/// Writes values as JSON straight into bytes, members in the order in which the value names them.
///
/// Foundation's encoder builds a tree first, and took more of a service's time than everything else together.
package struct WireEncoder: Encoder {
    /// Nothing: a value is never at fault for where it stands.
    package let codingPath: [any CodingKey] = []
    /// Nothing: values are written the same everywhere. `Encoder` asks for it, and for `Any`.
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

    /// The container of the value's members.
    package func container<Key: CodingKey>(keyedBy: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(WireObjectWriter<Key>(output: output, level: opened { $0.beginObject() }))
    }

    /// The container of the value's elements.
    package func unkeyedContainer() -> any UnkeyedEncodingContainer {
        WireListWriter(output: output, level: opened { $0.beginList() })
    }

    /// The container of a value that is neither object nor list.
    package func singleValueContainer() -> any SingleValueEncodingContainer { WireValueWriter(output: output) }

    /// A value may ask for its container twice; it is the same one then.
    private func opened(_ begin: (WireOutput) -> Int) -> Int {
        guard output.depth > base else { return begin(output) }
        output.close(to: base + 1)
        return base + 1
    }
}
