/// Reads a list's elements, one after another.
struct WireListReader: UnkeyedDecodingContainer {
    let codingPath: [any CodingKey]
    private let elements: [WirePlace]
    private(set) var currentIndex = 0

    init(_ elements: [WirePlace], at path: WirePath) {
        self.elements = elements
        codingPath = path.keys
    }

    var count: Int? { elements.count }

    var isAtEnd: Bool { currentIndex == elements.count }

    mutating func decodeNil() throws -> Bool {
        guard try current().isNull else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Value: Decodable>(_: Value.Type) throws -> Value {
        let value = try Value(from: WireDecoder(try current(), at: path))
        currentIndex += 1
        return value
    }

    mutating func nestedContainer<Inner: CodingKey>(keyedBy: Inner.Type) throws -> KeyedDecodingContainer<Inner> {
        let container = WireObjectReader<Inner>(try current().object(path), at: path)
        currentIndex += 1
        return KeyedDecodingContainer(container)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        let container = WireListReader(try current().list(path), at: path)
        currentIndex += 1
        return container
    }

    mutating func superDecoder() throws -> any Decoder {
        let decoder = WireDecoder(try current(), at: path)
        currentIndex += 1
        return decoder
    }

    private var path: WirePath { WirePath(codingPath, WireKey(intValue: currentIndex)) }

    private func current() throws -> WirePlace {
        guard currentIndex < elements.count else {
            throw DecodingError.valueNotFound(
                WireListReader.self, .init(codingPath: path.keys, debugDescription: "the list has ended"))
        }
        return elements[currentIndex]
    }
}
