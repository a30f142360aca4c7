import Domain
import FoundationEssentials
import Postgres

/// A reproducible source of random numbers (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }

    mutating func text() -> String {
        let alphabet = Array("aZ09 '\"\\{}\n\t$%äßŁ漢🙂\u{301}\u{7f}")
        return String(
            (0..<Int.random(in: 0...20, using: &self)).compactMap { _ in alphabet.randomElement(using: &self) })
    }

    mutating func bytes() -> [UInt8] {
        (0..<Int.random(in: 0...40, using: &self)).map { _ in UInt8.random(in: 0...255, using: &self) }
    }

    mutating func uuid() -> UUID { UUID(high: next(), low: next()) }

    /// An instant between the years 1000 and 9000, about.
    mutating func timestamp() -> Timestamp {
        Timestamp(microseconds: Int64.random(in: -30_000_000_000_000_000...220_000_000_000_000_000, using: &self))
    }

    mutating func double() -> Double {
        let number = Double(bitPattern: next())
        return number.isNaN ? .infinity : number
    }

    /// Up to nine elements, one in four of them `nil`.
    mutating func array<Element>(_ element: (inout SeededGenerator) -> Element) -> [Element?] {
        (0..<Int.random(in: 0...9, using: &self)).map { _ in
            Bool.random(using: &self) && Bool.random(using: &self) ? nil : element(&self)
        }
    }
}
