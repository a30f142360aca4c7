/// Reads a value that is neither object nor list.
struct WireValueReader: SingleValueDecodingContainer {
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
