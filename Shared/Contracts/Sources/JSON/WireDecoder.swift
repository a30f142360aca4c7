/// Reads values from JSON bytes, each member only when the value asks for it.
///
/// What is in no member that anybody reads is still checked to be JSON, since the scanner passes over it.
package struct WireDecoder: Decoder {
    /// Nothing: values are read the same everywhere. `Decoder` asks for it, and for `Any`.
    package let userInfo: [CodingUserInfoKey: Any] = [:]
    private let place: WirePlace
    private let path: WirePath

    init(_ place: WirePlace, at path: WirePath) {
        self.place = place
        self.path = path
    }

    /// Where the value stands in its document.
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

    /// The container of the object's members; throws if the value is no object.
    package func container<Key: CodingKey>(keyedBy: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(WireObjectReader<Key>(try place.object(path), at: path))
    }

    /// The container of the list's elements; throws if the value is no list.
    package func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        WireListReader(try place.list(path), at: path)
    }

    /// The container of a value that is neither object nor list.
    package func singleValueContainer() -> any SingleValueDecodingContainer { WireValueReader(place, at: path) }
}
