import Contracts

/// Values that are kept as JSON in a column.
package enum StoredJSON {
    /// The value as JSON text.
    package static func encode(_ value: some Encodable) throws -> String {
        String(decoding: try WireEncoder.encode(value), as: UTF8.self)
    }

    /// Reads the value from JSON text; throws `DecodingError`.
    package static func decode<Value: Decodable>(_: Value.Type, _ text: String) throws -> Value {
        try WireDecoder.decode(Value.self, from: Array(text.utf8))
    }
}
