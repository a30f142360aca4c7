import Contracts

extension JSONValue {
    /// The value on one line, without blanks.
    var line: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .number(let value): String(value)
        case .string(let text): Self.quoted(text)
        case .list(let elements): "[" + elements.map(\.line).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { "\(Self.quoted($0.name)):\($0.value.line)" }.joined(separator: ",") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = []
        JSONEscapes.append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The object of the members that have a value, in that order.
    static func members(_ members: (String, JSONValue?)...) -> JSONValue {
        .object(members.compactMap { name, value in value.map { JSONProperty(name, $0) } })
    }

    /// A string, or nothing.
    static func text(_ text: String?) -> JSONValue? { text.map { .string($0) } }

    /// A whole number.
    static func count(_ number: Int) -> JSONValue { .integer(Int64(number)) }
}
