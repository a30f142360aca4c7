package import Contracts

/// One key of the configuration: its name, what may stand there and what does by default, and what it is for.
package struct Setting: Hashable, Sendable {
    /// What stands in a setting that nobody has set.
    package enum Presence: Hashable, Sendable {
        /// The service does not start without it.
        case required
        /// Nothing: the service does without.
        case optional
        /// This text.
        case defaulting(to: String)
    }

    /// Words in lower case, joined by dots, such as `amqp.url`: also the path in the configuration file.
    package let name: String
    package let kind: SettingKind
    package let presence: Presence
    /// The value is never shown, and may come from a file named by the variable with `_FILE` at its end.
    package let isSecret: Bool
    /// One sentence on what it is for.
    package let summary: String

    /// Describes a setting.
    package init(
        _ name: String, _ kind: SettingKind, _ presence: Presence, secret isSecret: Bool = false,
        _ summary: String
    ) {
        self.name = name
        self.kind = kind
        self.presence = presence
        self.isSecret = isSecret
        self.summary = summary
    }

    /// The environment variable of all services, such as `CASEWIRE_AMQP_URL`.
    package var environmentVariable: String { Self.variable(of: name) }

    /// The environment variable of one service, which wins over that of all, such as `CASEWIRE_INTAKE_AMQP_URL`.
    package func environmentVariable(for service: ServiceName) -> String {
        Self.variable(of: "\(service.rawValue).\(name)")
    }

    /// How every environment variable of the suite begins.
    package static let variablePrefix = "CASEWIRE_"

    /// The environment variable that names the configuration file.
    package static let fileVariable = "CASEWIRE_CONFIG_FILE"

    /// The environment variable of a name.
    static func variable(of name: String) -> String {
        variablePrefix + name.uppercased().replacing(".", with: "_")
    }
}
