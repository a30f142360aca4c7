/// JSON on its way into bytes: knows which objects and lists are open, and so where commas and brackets go.
///
/// A class, since the containers of one value write to it in turn.
final class WireOutput {
    private struct Level {
        let closing: UInt8
        var isEmpty = true
    }

    private(set) var bytes: [UInt8] = []
    private var open: [Level] = []

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// How many objects and lists are open.
    var depth: Int { open.count }

    /// Opens an object; returns its level.
    func beginObject() -> Int { begin(UInt8(ascii: "{"), UInt8(ascii: "}")) }

    /// Opens a list; returns its level.
    func beginList() -> Int { begin(UInt8(ascii: "["), UInt8(ascii: "]")) }

    /// Makes room for the next element of the list at a level; what is open in it is closed.
    func nextElement(in level: Int) {
        close(to: level)
        if !open[level - 1].isEmpty { bytes.append(UInt8(ascii: ",")) }
        open[level - 1].isEmpty = false
    }

    /// Begins the next member of the object at a level; what is open in it is closed.
    func nextMember(_ name: String, in level: Int) {
        nextElement(in: level)
        JSONEscapes.append(name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
    }

    /// Closes what is deeper than a level.
    func close(to level: Int) {
        while open.count > level { bytes.append(open.removeLast().closing) }
    }

    func write(_ text: String) { JSONEscapes.append(text, to: &bytes) }

    func write(literal: String) { bytes.append(contentsOf: literal.utf8) }

    /// Writes a whole value; one that writes nothing of itself is an empty object.
    func write(_ value: some Encodable) throws {
        let level = depth
        let start = bytes.count
        try value.encode(to: WireEncoder(output: self))
        close(to: level)
        if bytes.count == start { write(literal: "{}") }
    }

    private func begin(_ opening: UInt8, _ closing: UInt8) -> Int {
        bytes.append(opening)
        open.append(Level(closing: closing))
        return open.count
    }
}
