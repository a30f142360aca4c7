import Contracts
import FoundationEssentials

/// The files of the project, found from where this file stands.
enum ProjectFiles {
    static let root = String(#filePath.dropLast("/Tests/ContractsTests/ProjectFiles.swift".count))

    static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: "\(root)/\(path)")))
    }

    static func json(_ path: String) throws -> JSONValue {
        try JSONValue(parsing: try bytes(path))
    }

    /// The names of the JSON files in a folder, in order.
    static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)").filter { $0.hasSuffix(".json") }
            .sorted()
    }
}

extension JSONValue {
    /// The same value with all members sorted by name.
    var sorted: JSONValue {
        switch self {
        case .null, .bool, .integer, .number, .string: self
        case .list(let elements): .list(elements.map(\.sorted))
        case .object(let properties):
            .object(properties.map { JSONProperty($0.name, $0.value.sorted) }.sorted { $0.name < $1.name })
        }
    }
}
