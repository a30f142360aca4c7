/// The headers of a message, by name.
///
/// Texts, which nearly all headers are, lie in one run of bytes in the very form of an AMQP field table; so what comes
/// from the wire and goes to it is copied, not taken apart.
package struct MessageHeaders: Sendable {
    /// The entries that are texts, one behind the other: a byte of length, the name, `S`, four bytes of length, UTF-8.
    package private(set) var packed: [UInt8] = []
    /// The others.
    package private(set) var others: [String: HeaderValue] = [:]

    /// Starts with none.
    package init() {}

    /// Whether there is none.
    package var isEmpty: Bool { packed.isEmpty && others.isEmpty }

    /// Whether there is one of that name.
    package func contains(_ name: String) -> Bool { place(of: name) != nil || others[name] != nil }

    /// The header of that name. A text whose name AMQP cannot carry (1 to 255 bytes) is kept among the others.
    package subscript(name: String) -> HeaderValue? {
        get { place(of: name).map { .string(text($0.content)) } ?? others[name] }
        set {
            remove(name)
            guard case .string(let text) = newValue, (1...255).contains(name.utf8.count) else {
                return others[name] = newValue
            }
            append(text, named: name)
        }
    }

    /// Adds a text in the form of `packed`, which has been checked and whose name is not there yet.
    package mutating func append(packed entry: [UInt8]) { packed.append(contentsOf: entry) }

    /// Whether a header that is kept among the others has the name with these bytes.
    package func hasAmongOthers(_ name: Span<UInt8>) -> Bool {
        !others.isEmpty
            && others.keys.contains { key in
                var bytes = key.utf8.makeIterator()
                for index in name.indices where bytes.next() != name[index] { return false }
                return bytes.next() == nil
            }
    }

    /// Sets a header and keeps it among the others, whatever it is.
    package mutating func set(_ value: HeaderValue, named name: String) {
        remove(name)
        others[name] = value
    }

    private mutating func remove(_ name: String) {
        if let place = place(of: name) { packed.removeSubrange(place.whole) }
        others[name] = nil
    }

    /// Adds a text under a name of 1 to 255 bytes that is not there yet.
    package mutating func append(_ text: String, named name: String) {
        packed.append(UInt8(truncatingIfNeeded: name.utf8.count))
        packed.append(contentsOf: name.utf8)
        packed.append(UInt8(ascii: "S"))
        let length = UInt32(truncatingIfNeeded: text.utf8.count)
        for shift in [24, 16, 8, 0] { packed.append(UInt8(truncatingIfNeeded: length >> UInt32(shift))) }
        packed.append(contentsOf: text.utf8)
    }

    /// Takes entries in the form of `packed` that have been checked: whole, in UTF-8, no name twice.
    package init(packed: [UInt8], others: [String: HeaderValue] = [:]) {
        self.packed = packed
        self.others = others
    }

    /// The headers that the closure wants to keep.
    package func filter(_ isIncluded: (Element) throws -> Bool) rethrows -> MessageHeaders {
        var kept = MessageHeaders()
        for header in self where try isIncluded(header) { kept[header.key] = header.value }
        return kept
    }
}

extension MessageHeaders: Sequence {
    package typealias Element = (key: String, value: HeaderValue)

    package func makeIterator() -> IndexingIterator<[Element]> {
        var elements: [Element] = []
        var offset = 0
        while let entry = entry(at: offset) {
            elements.append((text(entry.name), .string(text(entry.content))))
            offset = entry.whole.upperBound
        }
        return (elements + others.map { ($0.key, $0.value) }).makeIterator()
    }
}

// Where the packed entries are.
extension MessageHeaders {
    private struct Entry {
        let whole: Range<Int>
        let name: Range<Int>
        let content: Range<Int>
    }

    private func entry(at offset: Int) -> Entry? {
        guard offset < packed.count else { return nil }
        let name = offset + 1..<offset + 1 + Int(packed[offset])
        let length = packed[name.upperBound + 1..<name.upperBound + 5].reduce(0) { $0 << 8 | Int($1) }
        let content = name.upperBound + 5..<name.upperBound + 5 + length
        return Entry(whole: offset..<content.upperBound, name: name, content: content)
    }

    private func place(of name: String) -> Entry? {
        var offset = 0
        while let entry = entry(at: offset) {
            if entry.name.count == name.utf8.count, packed[entry.name].elementsEqual(name.utf8) { return entry }
            offset = entry.whole.upperBound
        }
        return nil
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: packed[range], as: UTF8.self) }
}

extension MessageHeaders: Hashable {
    /// The same names with the same values, in whatever order.
    package static func == (left: MessageHeaders, right: MessageHeaders) -> Bool {
        left.dictionary == right.dictionary
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(dictionary) }

    /// The headers as a dictionary.
    package var dictionary: [String: HeaderValue] { Dictionary(map { ($0.key, $0.value) }) { _, last in last } }
}

extension MessageHeaders: Codable {
    package init(from decoder: any Decoder) throws {
        self.init()
        for (name, value) in try [String: HeaderValue](from: decoder) { self[name] = value }
    }

    package func encode(to encoder: any Encoder) throws { try dictionary.encode(to: encoder) }
}

extension MessageHeaders: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, HeaderValue)...) {
        for (name, value) in elements { self[name] = value }
    }
}
