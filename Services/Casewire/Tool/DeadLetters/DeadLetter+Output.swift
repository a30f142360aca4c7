import Contracts
import Domain
import Messaging

extension DeadLetter {
    /// The columns of `casewire dead list`.
    static let columns: [TextTable.Column] = [
        .init("ID"), .init("SERVICE"), .init("CODE"), .init("FIELD", limit: 24), .init("REASON", limit: 48),
        .init("TRIES", alignment: .right), .init("AT"), .init("MESSAGE ID", limit: 40),
    ]

    /// The letter as a row of that table.
    var row: [String?] {
        [
            id, service.rawValue, code, field, reason, attempts.map(String.init),
            at.map { String($0.rfc3339.prefix(19)).replacing("T", with: " ") }, properties.messageID,
        ]
    }

    /// What is known about the letter, without its body.
    var summary: JSONValue {
        .members(
            ("id", .string(id)), ("service", .string(service.rawValue)), ("code", .string(code)),
            ("field", .text(field)),
            ("reason", .text(reason)), ("queue", .text(queue)), ("exchange", .text(exchange)),
            ("routingKey", .text(routingKey)),
            ("user", .text(user)), ("attempts", attempts.map { .count($0) }), ("firstAt", .text(firstAt?.rfc3339)),
            ("at", .text(at?.rfc3339)), ("messageId", .text(properties.messageID)), ("type", .text(properties.type)),
            ("contentType", .text(properties.contentType)), ("size", .count(body.count)))
    }

    /// All of it: the headers too, and the body as text if it is one, else as hexadecimal digits.
    var details: JSONValue {
        let headers = properties.headers.sorted { $0.key < $1.key }.map { JSONProperty($0.key, $0.value.json) }
        let text = String(validating: body, as: UTF8.self)
        let members = [
            JSONProperty("headers", .object(headers)),
            text.map { JSONProperty("body", .string($0)) } ?? JSONProperty("bodyHex", .string(HexDump.digits(body))),
        ]
        return .object(summary.properties + members)
    }

    /// All of it for a person: what is known, the headers, and the body as text or as a hex dump.
    func page(_ painter: Painter) -> [String] {
        let known = summary.properties.map { "  \(painter.paint($0.name, .cyan)): \($0.value.plain.printable)" }
        let headers = properties.headers.sorted { $0.key < $1.key }.map { name, value in
            "  \(painter.paint(name.printable, .cyan)): \(value.json.plain.printable)"
        }
        var lines = [painter.paint("Dead letter", .bold)] + known + [painter.paint("Headers", .bold)] + headers
        lines.append(painter.paint("Body", .bold))
        if let text = String(validating: body, as: UTF8.self) {
            lines += text.split(whereSeparator: \.isNewline).map { "  \(String($0).printable)" }
        } else {
            lines += HexDump.lines(body).map { "  \($0)" }
        }
        return lines
    }
}

extension HeaderValue {
    /// The value as JSON; bytes as hexadecimal digits.
    var json: JSONValue {
        switch self {
        case .bool(let value): .bool(value)
        case .int(let number): .integer(number)
        case .double(let number): .number(number)
        case .string(let text): .string(text)
        case .bytes(let bytes): .string(HexDump.digits(bytes))
        case .timestamp(let seconds): .integer(Int64(clamping: seconds))
        case .array(let values): .list(values.map(\.json))
        case .table(let values): .object(values.sorted { $0.key < $1.key }.map { JSONProperty($0.key, $0.value.json) })
        case .null: .null
        }
    }
}

extension JSONValue {
    /// A string as it is, all else as JSON.
    var plain: String {
        if case .string(let text) = self { text } else { line }
    }
}
