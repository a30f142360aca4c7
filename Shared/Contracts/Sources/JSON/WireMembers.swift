/// The members of a JSON object, found by name without reading the names of the others.
struct WireMembers {
    private struct Member {
        /// The name as it is written, without its quotes.
        let name: Range<Int>
        let value: Range<Int>
    }

    private let bytes: [UInt8]
    private var members: [Member] = []
    /// The names that are not written plainly, with their member's place.
    private var escaped: [String: Int] = [:]

    init(of place: WirePlace, _ path: WirePath) throws {
        bytes = place.bytes
        var scanner = JSONScanner(place.bytes, in: place.range)
        do throws(MalformedMessage) {
            try scanner.eachMember { name, value, isPlain throws(MalformedMessage) in
                if !isPlain {
                    var inner = JSONScanner(place.bytes, in: name.lowerBound - 1..<name.upperBound + 1)
                    escaped[try inner.string()] = members.count
                }
                members.append(Member(name: name, value: value))
            }
        } catch {
            throw DecodingError.dataCorrupted(.init(codingPath: path.keys, debugDescription: error.reason))
        }
    }

    /// Where the member of that name has its value; the first, if there are several.
    func place(of name: String) -> WirePlace? {
        let wanted = name.utf8
        for member in members where member.name.count == wanted.count {
            if bytes[member.name].elementsEqual(wanted) { return WirePlace(bytes: bytes, range: member.value) }
        }
        return escaped[name].map { WirePlace(bytes: bytes, range: members[$0].value) }
    }

    /// All names, in order.
    var names: [String] {
        let unescaped = Dictionary(escaped.map { ($0.value, $0.key) }) { first, _ in first }
        return members.enumerated().map { index, member in
            unescaped[index] ?? String(decoding: bytes[member.name], as: UTF8.self)
        }
    }
}
