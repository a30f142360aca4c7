/// A part of a run's messages, evenly spread over it and always the same ones.
struct Share: Hashable, Sendable {
    /// From 0 to 1.
    let fraction: Double

    static let none = Share(fraction: 0)

    /// As a percentage to a thousandth.
    var text: String { "\((fraction * 100_000).rounded() / 1_000)%" }

    /// Which one of those chosen the message of that number is, from 0; `nil` if it is not among them.
    func place(of number: Int) -> Int? {
        let before = Int(Double(number) * fraction)
        return Int(Double(number + 1) * fraction) > before ? before : nil
    }
}
