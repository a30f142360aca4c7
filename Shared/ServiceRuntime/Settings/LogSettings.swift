package import Logging

/// What is logged, and how it looks.
package struct LogSettings: Sendable {
    /// How a log line looks.
    package enum Format: String, CaseIterable, Sendable {
        /// One JSON object a line.
        case json
        /// Time, level, message, and what else is known as `key=value`.
        case text
    }

    package let level: Logger.Level
    package let format: Format

    /// Reads the settings.
    package init(reading settings: inout SettingsReader) {
        level = Logger.Level(rawValue: settings.string(Self.level)) ?? .info
        format = Format(rawValue: settings.string(Self.format)) ?? .json
    }

    /// From which level on is logged.
    package static let level = Setting(
        "log.level", .choice(Logger.Level.allCases.map(\.rawValue)), .defaulting(to: "info"),
        "The level from which on is logged.")
    /// How a log line looks.
    package static let format = Setting(
        "log.format", .choice(Format.allCases.map(\.rawValue)), .defaulting(to: "json"),
        "Lines of JSON for machines, or text for people.")

    package static let all = [level, format]
}
