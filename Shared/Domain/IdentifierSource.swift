package import FoundationEssentials

/// Where new ids come from: UUIDv7 (RFC 9562) of a given instant, in rising order within one source.
///
/// The randomness is a parameter, so that a test can make the same ids twice.
package struct IdentifierSource<Generator: RandomNumberGenerator & Sendable>: Sendable {
    private var generator: Generator
    private var lastMillisecond: Int64 = 0
    private var counter: UInt16 = 0

    /// Makes a source over a generator of random numbers.
    package init(_ generator: Generator) { self.generator = generator }

    /// A new id for the instant; ids of one source rise even within a millisecond (up to 4,096 of them).
    package mutating func next(at now: Timestamp) -> UUID {
        let millisecond = max(now.microseconds / 1_000, lastMillisecond)
        counter = millisecond == lastMillisecond ? counter &+ 1 : UInt16.random(in: 0..<0x400, using: &generator)
        lastMillisecond = counter > 0x0fff ? millisecond + 1 : millisecond
        counter &= 0x0fff
        let high = UInt64(bitPattern: lastMillisecond) << 16 | 0x7000 | UInt64(counter)
        let low = UInt64.random(in: 0...0x3fff_ffff_ffff_ffff, using: &generator) | 0x8000_0000_0000_0000
        return UUID(high: high, low: low)
    }
}

extension IdentifierSource where Generator == SystemRandomNumberGenerator {
    /// A source over the system's randomness.
    package init() { self.init(SystemRandomNumberGenerator()) }
}

extension UUID {
    /// Makes a UUID of its first and its last eight bytes, each as a big-endian number.
    package init(high: UInt64, low: UInt64) {
        func byte(_ word: UInt64, _ index: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: word >> (56 - 8 * index)) }
        self.init(
            uuid: (
                byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3),
                byte(high, 4), byte(high, 5), byte(high, 6), byte(high, 7),
                byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3),
                byte(low, 4), byte(low, 5), byte(low, 6), byte(low, 7)
            ))
    }
}
