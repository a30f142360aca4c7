import Logging

/// A JSON object that is written member by member.
struct JSONLine {
    private var members = ""

    /// The object.
    var text: String { "{\(members)}" }

    mutating func add(_ key: String, _ value: String) {
        if !members.isEmpty { members += "," }
        members += "\(Self.quoted(key)):\(Self.quoted(value))"
    }

    mutating func add(_ key: String, _ value: Logger.MetadataValue) {
        if !members.isEmpty { members += "," }
        members += "\(Self.quoted(key)):\(Self.text(of: value))"
    }

    private static func text(of value: Logger.MetadataValue) -> String {
        switch value {
        case .string(let text): return quoted(text)
        case .stringConvertible(let number as any BinaryInteger): return number.description
        case .stringConvertible(let flag as Bool): return flag.description
        case .stringConvertible(let other): return quoted(other.description)
        case .array(let values): return "[\(values.map(text(of:)).joined(separator: ","))]"
        case .dictionary(let values):
            var object = JSONLine()
            for (key, value) in values.sorted(by: { $0.key < $1.key }) { object.add(key, value) }
            return object.text
        }
    }

    /// The text as a JSON string; all below U+0020 is escaped.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\u{0}"..<"\u{20}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
