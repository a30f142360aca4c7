/// Reads values from JSON bytes, each member only when the value asks for it.
///
/// What is in no member that anybody reads is still checked to be JSON, since the scanner passes over it.
package struct WireDecoder: Decoder {
    package let userInfo: [CodingUserInfoKey: Any] = [:]
    private let place: WirePlace
    private let path: WirePath

    init(_ place: WirePlace, at path: WirePath) {
        self.place = place
        self.path = path
    }

    package var codingPath: [any CodingKey] { path.keys }

    /// Reads a value from a whole document; throws `DecodingError` with the path of the member at fault.
    package static func decode<Value: Decodable>(_: Value.Type, from bytes: [UInt8]) throws -> Value {
        var scanner = JSONScanner(bytes)
        let place: WirePlace
        do throws(MalformedMessage) {
            place = WirePlace(bytes: bytes, range: try scanner.skipValue())
            guard scanner.isAtEnd() else { throw MalformedMessage(reason: "goes on behind its end") }
        } catch {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: error.reason))
        }
        return try Value(from: WireDecoder(place, at: WirePath()))
    }

    package func container<Key: CodingKey>(keyedBy: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(WireObjectReader<Key>(try place.object(path), at: path))
    }

    package func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        WireListReader(try place.list(path), at: path)
    }

    package func singleValueContainer() -> any SingleValueDecodingContainer { WireValueReader(place, at: path) }
}

/// Reads a value that is neither object nor list.
private struct WireValueReader: SingleValueDecodingContainer {
    private let place: WirePlace
    private let path: WirePath

    init(_ place: WirePlace, at path: WirePath) {
        self.place = place
        self.path = path
    }

    var codingPath: [any CodingKey] { path.keys }

    func decodeNil() -> Bool { place.isNull }
    func decode(_: Bool.Type) throws -> Bool { try place.bool(path) }
    func decode(_: String.Type) throws -> String { try place.text(path) }
    func decode(_: Double.Type) throws -> Double { try place.number(path) }
    func decode(_: Float.Type) throws -> Float { try place.number(path) }
    func decode<Value: FixedWidthInteger & Decodable>(_: Value.Type) throws -> Value { try place.integer(path) }
    func decode<Value: Decodable>(_: Value.Type) throws -> Value {
        try Value(from: WireDecoder(place, at: path))
    }
}
