import Configuration
import Foundation

/// The process's environment variables.
struct ToolEnvironment: Sendable {
    private let reader: ConfigReader

    /// Takes variables as they are.
    init(_ values: [String: String]) {
        reader = ConfigReader(provider: EnvironmentVariablesProvider(environmentVariables: values))
    }

    private init() { reader = ConfigReader(provider: EnvironmentVariablesProvider()) }

    static let process = ToolEnvironment()

    /// The value of a variable; `nil` if it is not set or empty.
    subscript(name: String) -> String? {
        let words = name.lowercased().split(separator: "_").map(String.init)
        return reader.string(forKey: ConfigKey(words), isSecret: true).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The value of a variable, or the content of the file that the variable with `_FILE` at its end names; without
    /// the line break at its end. Throws `configuration` if there is such a file name and the file cannot be read.
    func secret(_ name: String) throws(ToolFailure) -> String? {
        if let value = self[name] { return value }
        guard let path = self["\(name)_FILE"] else { return nil }
        do {
            return try String(contentsOfFile: path, encoding: .utf8).trimmingCharacters(in: .newlines)
        } catch {
            throw ToolFailure(.configuration, "The file that \(name)_FILE names cannot be read: \(path).")
        }
    }
}
