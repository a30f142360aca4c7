import Configuration

/// One place where settings are looked up, each value read as text.
struct SettingsSource: Sendable {
    /// How the place is called in a report.
    let name: String
    private let reader: ConfigReader
    private let isFile: Bool

    /// The process's environment: `amqp.url` is `CASEWIRE_AMQP_URL`.
    init(environment: [String: String]) {
        name = "the environment"
        isFile = false
        reader = ConfigReader(
            provider: EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "casewire"))
    }

    /// A JSON file: `amqp.url` is the member `url` of the member `amqp`.
    init(file path: String) async throws {
        name = path
        isFile = true
        let location = ConfigReader(
            provider: InMemoryProvider(values: ["filePath": ConfigValue(.string(path), isSecret: false)]))
        reader = ConfigReader(provider: try await FileProvider<JSONSnapshot>(config: location))
    }

    /// The value under the key as it would be written in the environment; `nil` if there is none or it is empty.
    func text(_ key: String, of kind: SettingKind) -> String? {
        let text = isFile ? fileText(ConfigKey(key), of: kind) : reader.string(forKey: ConfigKey(key), isSecret: true)
        return text.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// How a report names the key's place.
    func place(of key: String) -> String {
        isFile ? "\(key) in \(name)" : Setting.variable(of: key)
    }

    private func fileText(_ key: ConfigKey, of kind: SettingKind) -> String? {
        if let text = reader.string(forKey: key, isSecret: true) { return text }
        if let texts = reader.stringArray(forKey: key, isSecret: true) { return texts.joined(separator: ",") }
        if kind == .flag { return reader.bool(forKey: key, isSecret: true).map { String($0) } }
        if let number = reader.int(forKey: key, isSecret: true) { return String(number) }
        return reader.double(forKey: key, isSecret: true).map { String($0) }
    }
}
