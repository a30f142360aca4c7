/// Cuts a stream of bytes into lines, with a limit on how much of an unfinished line is kept.
struct LineBuffer: Sendable {
    /// What stands in the stream next.
    enum Line: Hashable, Sendable {
        /// A line without its line end (CRLF or LF).
        case whole([UInt8])
        /// A line that was longer than the limit; its bytes are gone.
        case tooLong
    }

    private let limit: Int
    private var pending: [UInt8] = []
    private var start = 0
    private var isSkipping = false

    /// Keeps at most `limit` bytes of an unfinished line.
    init(limit: Int) { self.limit = limit }

    /// Takes the next bytes of the stream, when `next` has given all lines of those before.
    mutating func append(_ bytes: some Sequence<UInt8>) { pending += bytes }

    /// The next line; `nil` until more bytes come.
    mutating func next() -> Line? {
        guard let end = pending[start...].firstIndex(of: 0x0a) else {
            keepUnfinishedLine()
            return nil
        }
        let line = pending[start..<end]
        let isWhole = !isSkipping && line.count <= limit
        start = end + 1
        isSkipping = false
        return isWhole ? .whole(Array(line.last == 0x0d ? line.dropLast() : line)) : .tooLong
    }

    private mutating func keepUnfinishedLine() {
        pending.removeSubrange(..<start)
        start = 0
        guard pending.count > limit else { return }
        pending.removeAll()
        isSkipping = true
    }
}
