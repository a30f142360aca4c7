/// The number by which people call a record: its kind's letters and at least seven digits, such as `CS0000123`.
package struct RecordNumber<Record: Numbered>: Hashable, Sendable {
    /// 1 and up, unique within the kind.
    package let value: Int64

    /// Makes the number of a value of 1 and up.
    package init(_ value: Int64) { self.value = value }

    /// Reads one number and nothing else, in either case; `nil` if it is not written as we would write it.
    package init?(_ text: String) {
        let letters = Record.numberPrefix.utf8.count
        guard text.utf8.prefix(letters).map(\.uppercased) == Array(Record.numberPrefix.utf8),
            let value = Self.value(ofDigits: text.utf8.dropFirst(letters))
        else { return nil }
        self.value = value
    }

    /// The numbers in a free text, each once, in order: whole words in either case.
    package static func all(in text: String) -> [RecordNumber] {
        var found: [RecordNumber] = []
        for word in text.utf8.split(whereSeparator: { !$0.isPartOfWord }) {
            if let number = RecordNumber(String(Substring(word))), !found.contains(number) { found.append(number) }
        }
        return found
    }

    /// Takes 7 digits, or more without a leading zero, up to the largest `Int64`.
    private static func value(ofDigits digits: Substring.UTF8View) -> Int64? {
        guard digits.count == 7 || (digits.count > 7 && digits.first != UInt8(ascii: "0")) else { return nil }
        guard digits.allSatisfy(\.isDecimalDigit), let value = Int64(String(Substring(digits))) else { return nil }
        return value > 0 ? value : nil
    }
}

extension RecordNumber: CustomStringConvertible {
    package var description: String {
        let digits = String(value)
        return Record.numberPrefix + String(repeating: "0", count: max(0, 7 - digits.utf8.count)) + digits
    }
}

extension UInt8 {
    fileprivate var isDecimalDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    fileprivate var isLowercase: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }

    fileprivate var uppercased: UInt8 { isLowercase ? self & 0xdf : self }

    /// Bytes past ASCII belong to letters of other alphabets.
    fileprivate var isPartOfWord: Bool {
        isDecimalDigit || isLowercase || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) || self >= 0x80
            || self == UInt8(ascii: "_")
    }
}
