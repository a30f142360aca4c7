/// The members of a JSON object, found by name without reading the names of the others.
struct WireMembers {
    private struct Member {
        /// The name as it is written, without its quotes.
        let name: Range<Int>
        let value: Range<Int>
    }

    /// So many members are looked for one after another; of an object with more, all are in `index`, so that thousands
    /// cost no more than their bytes.
    private static let few = 16

    private let bytes: [UInt8]
    private var members: [Member] = []
    /// Each member's place by its name, once there are more than a few or one is not written plainly.
    private var index: [String: Int]?

    /// Finds the members of the object that stands there; throws if it names one twice.
    init(of place: WirePlace, _ path: WirePath) throws {
        bytes = place.bytes
        var scanner = JSONScanner(place.bytes, in: place.range)
        do throws(MalformedMessage) {
            try scanner.eachMember { name, value, isPlain throws(MalformedMessage) in
                try add(Member(name: name, value: value), isPlain: isPlain)
            }
        } catch {
            let keys = path.keys + (error.field.map { [WireKey(stringValue: $0)] } ?? [])
            throw DecodingError.dataCorrupted(.init(codingPath: keys, debugDescription: error.reason))
        }
    }

    private mutating func add(_ member: Member, isPlain: Bool) throws(MalformedMessage) {
        if index == nil, !isPlain || members.count == Self.few {
            // Names of different bytes may be the same text to Swift.
            index = Dictionary(members.enumerated().map { (text($1.name), $0) }) { first, _ in first }
        }
        let isRepeated =
            if index != nil {
                try enter(isPlain ? text(member.name) : unescaped(member.name))
            } else {
                members.contains { bytes[$0.name] == bytes[member.name] }
            }
        guard !isRepeated else { throw MalformedMessage(field: text(member.name), reason: "appears twice") }
        members.append(member)
    }

    /// Enters the next member's name; returns whether it was there before.
    private mutating func enter(_ name: String) -> Bool { index?.updateValue(members.count, forKey: name) != nil }

    /// Where the member of that name has its value.
    func place(of name: String) -> WirePlace? {
        if let index { return index[name].map { WirePlace(bytes: bytes, range: members[$0].value) } }
        let wanted = name.utf8
        for member in members where member.name.count == wanted.count {
            if bytes[member.name].elementsEqual(wanted) { return WirePlace(bytes: bytes, range: member.value) }
        }
        return nil
    }

    /// All names, in order.
    var names: [String] {
        guard let index else { return members.map { text($0.name) } }
        return index.sorted { $0.value < $1.value }.map(\.key)
    }

    private func text(_ name: Range<Int>) -> String { String(decoding: bytes[name], as: UTF8.self) }

    private func unescaped(_ name: Range<Int>) throws(MalformedMessage) -> String {
        var scanner = JSONScanner(bytes, in: name.lowerBound - 1..<name.upperBound + 1)
        return try scanner.string()
    }
}
