package import Contracts
import Foundation

/// Reads a service's settings by type and collects what is wrong with them, so that one report tells all.
///
/// A read that fails gives a harmless value and leaves a problem behind; `finish` throws the problems, so that the
/// harmless values are never used. The environment wins over the file, and a service's own key over that of all.
package struct SettingsReader: Sendable {
    /// The service whose settings these are; `nil` for the tool.
    package let service: ServiceName?
    /// What is wrong so far, in the order of reading.
    package private(set) var problems: [ConfigurationProblem] = []
    /// What is set and is no setting: misspelt, most likely.
    package let unknown: [UnknownSetting]
    private let declared: Set<String>
    private let sources: [SettingsSource]

    /// Reads from the environment, and from the JSON file that `CASEWIRE_CONFIG_FILE` names.
    package init(service: ServiceName?, settings: [Setting], environment: [String: String]) async {
        self.service = service
        declared = Set(settings.map(\.name))
        var unknown = UnknownSetting.find(inEnvironment: environment, service: service, settings: settings)
        var sources = [SettingsSource(environment: environment)]
        if let path = environment[Setting.fileVariable], !path.isEmpty {
            do {
                sources.append(try await SettingsSource(file: path))
                let names = try SettingNames.inFile(path)
                unknown += UnknownSetting.find(inFile: names, service: service, settings: settings)
            } catch {
                problems.append(
                    ConfigurationProblem(
                        key: Setting.fileVariable, expected: "the path of a JSON file that holds one object",
                        found: "\(path) (\(error))"))
            }
        }
        self.sources = sources
        self.unknown = unknown
    }

    /// Throws all problems, if there are any; to be called when everything has been read.
    package func finish() throws(ConfigurationError) {
        guard problems.isEmpty else { throw ConfigurationError(problems) }
    }

    /// The text of a text, choice or URL setting.
    package mutating func string(_ setting: Setting) -> String {
        read(setting, orElse: "") { setting.kind.accepts($0) ? $0 : nil }
    }

    /// The text of a setting that may be absent.
    package mutating func optionalString(_ setting: Setting) -> String? {
        read(setting, orElse: nil) { setting.kind.accepts($0) ? .some($0) : nil }
    }

    /// The number of an integer setting.
    package mutating func integer(_ setting: Setting) -> Int {
        read(setting, orElse: 0) { setting.kind.integer($0) }
    }

    /// The time of a duration setting.
    package mutating func duration(_ setting: Setting) -> Duration {
        read(setting, orElse: .zero) { setting.kind.duration($0) }
    }

    /// Whether a flag setting is `true`.
    package mutating func flag(_ setting: Setting) -> Bool {
        read(setting, orElse: false) { Bool($0) }
    }

    /// The texts of a list setting, without the blanks around them.
    package mutating func list(_ setting: Setting) -> [String] {
        read(setting, orElse: []) { text in
            text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        }
    }

    /// The value of a setting that another type reads from its text; `nil` if it is absent, or cannot be read, which is
    /// a problem.
    ///
    /// What `parse` throws is put into the report, so it must not repeat a secret.
    package mutating func value<Value>(_ setting: Setting, reading parse: (String) throws -> Value) -> Value? {
        read(setting, orElse: nil) { .some(try parse($0)) }
    }

    private mutating func read<Value>(_ setting: Setting, orElse harmless: Value, parse: (String) throws -> Value?)
        -> Value
    {
        guard declared.contains(setting.name) else {
            refuse(setting, found: "a setting that the service reads and does not declare")
            return harmless
        }
        guard let found = find(setting) else {
            if setting.presence == .required { refuse(setting, found: "nothing") }
            return harmless
        }
        do {
            if setting.kind.accepts(found.text), let value = try parse(found.text) { return value }
            refuse(setting, found: found.shown(isSecret: setting.isSecret))
        } catch {
            refuse(setting, found: "\(found.shown(isSecret: setting.isSecret)): \(error)")
        }
        return harmless
    }

    private mutating func refuse(_ setting: Setting, found: String) {
        problems.append(
            ConfigurationProblem(
                key: "\(setting.name) (\(setting.environmentVariable))", expected: setting.kind.expectation,
                found: found))
    }
}

extension SettingsReader {
    /// A value and where it stood.
    private struct Found {
        var text: String
        var place: String

        func shown(isSecret: Bool) -> String {
            "\(isSecret ? "a value that is not shown" : "\"\(text)\"") in \(place)"
        }
    }

    private func find(_ setting: Setting) -> Found? {
        for source in sources {
            for key in [service.map { "\($0.rawValue).\(setting.name)" }, setting.name].compactMap(\.self) {
                if let text = source.text(key, of: setting.kind) {
                    return Found(text: text, place: source.place(of: key))
                }
                guard setting.isSecret, let path = source.text("\(key)_file", of: .text) else { continue }
                return secret(inFile: path, namedBy: source.place(of: "\(key)_file"))
            }
        }
        guard case .defaulting(let text) = setting.presence else { return nil }
        return Found(text: text, place: "its default")
    }

    private func secret(inFile path: String, namedBy place: String) -> Found {
        do {
            let text = try String(contentsOfFile: path, encoding: .utf8).trimmingCharacters(in: .newlines)
            return Found(text: text, place: "\(path), named by \(place)")
        } catch {
            return Found(text: "", place: "\(path), named by \(place), which cannot be read")
        }
    }
}
