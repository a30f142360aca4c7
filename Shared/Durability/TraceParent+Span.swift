package import Contracts

extension TraceParent {
    /// A new span under the one that a message names, or at the root of a new trace if it names none that can be read.
    package static func span(under text: String?) -> TraceParent? {
        let parent = text.flatMap { TraceParent($0) }
        return TraceParent(
            traceID: parent?.traceID ?? (randomDigits() + randomDigits()), parentID: randomDigits(),
            flags: parent?.flags ?? 0)
    }

    /// 64 random bits as 16 hexadecimal digits.
    private static func randomDigits() -> String {
        let digits = String(UInt64.random(in: 1...UInt64.max), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
