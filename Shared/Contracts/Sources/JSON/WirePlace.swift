/// Where a JSON value stands in its document.
struct WirePlace {
    let bytes: [UInt8]
    let range: Range<Int>

    var isNull: Bool { first == UInt8(ascii: "n") }

    private var first: UInt8 { bytes[range.lowerBound] }

    func text(_ path: WirePath) throws -> String {
        guard first == UInt8(ascii: "\"") else { throw mismatch(String.self, path) }
        var scanner = JSONScanner(bytes, in: range)
        do throws(MalformedMessage) {
            return try scanner.string()
        } catch {
            throw DecodingError.dataCorrupted(.init(codingPath: path.keys, debugDescription: error.reason))
        }
    }

    func bool(_ path: WirePath) throws -> Bool {
        switch first {
        case UInt8(ascii: "t"): true
        case UInt8(ascii: "f"): false
        default: throw mismatch(Bool.self, path)
        }
    }

    func number<Number: BinaryFloatingPoint & LosslessStringConvertible>(_ path: WirePath) throws -> Number {
        guard isNumber else { throw mismatch(Number.self, path) }
        guard let number = Number(literal), number.isFinite else { throw unfit(path) }
        return number
    }

    func integer<Number: FixedWidthInteger>(_ path: WirePath) throws -> Number {
        guard isNumber else { throw mismatch(Number.self, path) }
        if let number = Number(literal) { return number }
        // Written with a point or an exponent, as some writers do with whole numbers too.
        guard !isWrittenPlainly, let double = Double(literal), double.magnitude < Self.exactBelow,
            let number = Number(exactly: double)
        else { throw unfit(path) }
        return number
    }

    /// The members of the object that stands here.
    func object(_ path: WirePath) throws -> WireMembers {
        guard first == UInt8(ascii: "{") else { throw mismatch([String: String].self, path) }
        return try WireMembers(of: self, path)
    }

    /// Where the elements of the list stand that stands here.
    func list(_ path: WirePath) throws -> [WirePlace] {
        guard first == UInt8(ascii: "[") else { throw mismatch([String].self, path) }
        var scanner = JSONScanner(bytes, in: range)
        do throws(MalformedMessage) {
            return try scanner.elements().map { WirePlace(bytes: bytes, range: $0) }
        } catch {
            throw DecodingError.dataCorrupted(.init(codingPath: path.keys, debugDescription: error.reason))
        }
    }

    /// From 2⁵³ on a double may stand for a neighbouring whole number.
    private static let exactBelow = 9_007_199_254_740_992.0

    private var isWrittenPlainly: Bool {
        !bytes[range].contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
    }

    private var literal: String { String(decoding: bytes[range], as: UTF8.self) }

    private var isNumber: Bool { first == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) }

    private func mismatch(_ type: any Any.Type, _ path: WirePath) -> DecodingError {
        let context = DecodingError.Context(codingPath: path.keys, debugDescription: "is something else")
        return isNull ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }

    private func unfit(_ path: WirePath) -> DecodingError {
        .dataCorrupted(.init(codingPath: path.keys, debugDescription: "is out of range"))
    }
}
