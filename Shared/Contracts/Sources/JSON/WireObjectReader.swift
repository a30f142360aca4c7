/// Reads an object's members.
struct WireObjectReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let codingPath: [any CodingKey]
    private let members: WireMembers

    init(_ members: WireMembers, at path: WirePath) {
        self.members = members
        codingPath = path.keys
    }

    var allKeys: [Key] { members.names.compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { members.place(of: key.stringValue) != nil }

    func decodeNil(forKey key: Key) throws -> Bool { try place(key).isNull }

    func decode(_: Bool.Type, forKey key: Key) throws -> Bool { try place(key).bool(path(key)) }

    func decode(_: String.Type, forKey key: Key) throws -> String { try place(key).text(path(key)) }

    func decode<Value: Decodable>(_: Value.Type, forKey key: Key) throws -> Value {
        try value(at: try place(key), key)
    }

    func decodeIfPresent(_: String.Type, forKey key: Key) throws -> String? {
        guard let place = members.place(of: key.stringValue), !place.isNull else { return nil }
        return try place.text(path(key))
    }

    func decodeIfPresent<Value: Decodable>(_: Value.Type, forKey key: Key) throws -> Value? {
        guard let place = members.place(of: key.stringValue), !place.isNull else { return nil }
        return try value(at: place, key)
    }

    func nestedContainer<Inner: CodingKey>(
        keyedBy: Inner.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Inner> {
        let inner = path(key)
        return KeyedDecodingContainer(WireObjectReader<Inner>(try place(key).object(inner), at: inner))
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        WireListReader(try place(key).list(path(key)), at: path(key))
    }

    func superDecoder() throws -> any Decoder { try superDecoder(named: WireKey(stringValue: "super")) }

    func superDecoder(forKey key: Key) throws -> any Decoder { try superDecoder(named: key) }

    private func superDecoder(named key: any CodingKey) throws -> any Decoder {
        WireDecoder(try place(key), at: path(key))
    }

    private func place(_ key: any CodingKey) throws -> WirePlace {
        guard let place = members.place(of: key.stringValue) else {
            throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: "is missing"))
        }
        return place
    }

    private func value<Value: Decodable>(at place: WirePlace, _ key: any CodingKey) throws -> Value {
        try Value(from: WireDecoder(place, at: path(key)))
    }

    private func path(_ key: any CodingKey) -> WirePath { WirePath(codingPath, key) }
}
