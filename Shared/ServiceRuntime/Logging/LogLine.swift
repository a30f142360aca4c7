import Domain
import Logging

/// What one line of the log says.
struct LogLine {
    var time: Timestamp
    var level: Logger.Level
    var service: String
    var message: String
    /// In the order of the line.
    var metadata: [(key: String, value: Logger.MetadataValue)]

    /// The line as one JSON object: time, level, service, message, then the metadata; a key that is taken gets a `_`
    /// behind it.
    var json: String {
        var object = JSONLine()
        object.add("time", time.rfc3339)
        object.add("level", level.rawValue)
        object.add("service", service)
        object.add("message", message)
        for (key, value) in metadata {
            object.add(["time", "level", "service", "message"].contains(key) ? "\(key)_" : key, value)
        }
        return object.text + "\n"
    }

    /// The line for people: time, level, message, then the metadata as `key=value`.
    var text: String {
        let level = level.rawValue.uppercased()
        let padded = level + String(repeating: " ", count: max(0, 8 - level.count))
        let rest = metadata.map { " \($0.key)=\(Self.quoted($0.value.description))" }.joined()
        return "\(time.rfc3339) \(padded) \(service): \(Self.visible(message))\(rest)\n"
    }

    /// The value as it is if it is one word, else in quotation marks.
    private static func quoted(_ text: String) -> String {
        let isWord = !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || "-_.:/+@#".contains($0) }
        return isWord ? text : "\"\(visible(text).replacing("\"", with: "\\\""))\""
    }

    /// The text with what would break the line, or drive a terminal, written out.
    private static func visible(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { visible, scalar in
            visible += scalar.properties.generalCategory == .control ? scalar.escaped(asASCII: true) : String(scalar)
        }
    }
}
