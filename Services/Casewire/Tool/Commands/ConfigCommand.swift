import ArgumentParser
import Contracts
import ServiceRuntime

/// `casewire config`: the settings of the services.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Prints the settings of the services: name, variable, value, default, meaning.",
        discussion: """
            Every setting is a variable for all services (CASEWIRE_AMQP_URL) or for one (CASEWIRE_INTAKE_AMQP_URL), \
            or a member of the \
            JSON file that CASEWIRE_CONFIG_FILE names. A secret may be in a file that the variable with _FILE at its \
            end names.

            EXAMPLES
              casewire config intake
              casewire config --json
            """)

    @Argument(
        help: "The services: \(ServiceName.allCases.map(\.rawValue).joined(separator: ", ")); all if none is named.")
    var services: [ServiceName] = []

    @OptionGroup var output: OutputOptions

    func run() {
        let wanted = ServiceCatalogue.all.filter { services.isEmpty || services.contains($0.name) }
        output.write(.object(wanted.map { JSONProperty($0.name.rawValue, .list($0.allSettings.map(\.json))) })) { _ in
            [Self.tables(of: wanted)]
        }
    }

    /// The tables of the services' settings, in Markdown.
    static func tables(of services: [any ServiceBlueprint.Type]) -> String {
        services.map { "# \($0.name.rawValue)\n\n\(Setting.markdownTable($0.allSettings))" }.joined(separator: "\n")
    }
}

extension Setting {
    fileprivate var json: JSONValue {
        let (defaultText, isRequired): (String?, Bool) =
            switch presence {
            case .required: (nil, true)
            case .optional: (nil, false)
            case .defaulting(let text): (text, false)
            }
        return .members(
            ("name", .string(name)), ("variable", .string(environmentVariable)), ("value", .string(kind.expectation)),
            ("required", .bool(isRequired)), ("default", .text(defaultText)), ("secret", .bool(isSecret)),
            ("meaning", .string(summary)))
    }
}
