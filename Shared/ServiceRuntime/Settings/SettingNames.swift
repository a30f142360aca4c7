import Foundation

/// The names of the settings in a JSON file: the paths of its members, joined by dots.
struct SettingNames: Decodable {
    let all: [String]

    /// Reads the names in a file; what is no JSON object throws.
    static func inFile(_ path: String) throws -> [String] {
        try JSONDecoder().decode(SettingNames.self, from: try Data(contentsOf: URL(filePath: path))).all
    }

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Name.self)
        all = try members.allKeys.flatMap { name in
            guard Self.isObject(name, in: members) else { return [name.stringValue] }
            return try members.decode(SettingNames.self, forKey: name).all.map { "\(name.stringValue).\($0)" }
        }
    }

    private static func isObject(_ name: Name, in members: KeyedDecodingContainer<Name>) -> Bool {
        do {
            _ = try members.nestedContainer(keyedBy: Name.self, forKey: name)
            return true
        } catch {
            return false
        }
    }

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
