import FoundationEssentials

/// The ids of a run's messages: `load-<run>-<number>`, by which their outcomes are found again.
struct LoadIdentity: Hashable, Sendable {
    /// Letters and digits.
    let run: String
    private let prefix: String

    /// Names the run.
    init(run: String) {
        self.run = run
        prefix = "load-\(run)-"
    }

    /// The id of the message of that number.
    func id(_ number: Int) -> String { prefix + String(number) }

    /// The number in an id; `nil` if it is none of this run's.
    func number(in id: some StringProtocol) -> Int? {
        guard id.hasPrefix(prefix) else { return nil }
        let digits = id.utf8.dropFirst(prefix.utf8.count)
        guard (1...9).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
