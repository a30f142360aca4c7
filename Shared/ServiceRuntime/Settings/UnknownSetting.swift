import Contracts

/// Something that is set like a setting of ours and is none: misspelt, most likely.
package struct UnknownSetting: Equatable, Sendable {
    /// The environment variable, or the name in the configuration file.
    package let name: String
    /// The one that was most likely meant.
    package let suggestion: String?

    /// Finds the environment variables that are no setting's; those of other services are none of ours.
    static func find(
        inEnvironment environment: [String: String], service: ServiceName?, settings: [Setting]
    ) -> [UnknownSetting] {
        let known = settings.flatMap { forms(of: $0, for: service) }.map { Setting.variable(of: $0) }
        let foreign = others(than: service).map { Setting.variable(of: "\($0).") }
        return find(
            in: environment.keys.filter { $0.hasPrefix(Setting.variablePrefix) }, known: known + [Setting.fileVariable],
            foreign: foreign)
    }

    /// Finds the names in the configuration file that are no setting's; those of other services are none of ours.
    static func find(inFile names: [String], service: ServiceName?, settings: [Setting]) -> [UnknownSetting] {
        find(
            in: names, known: settings.flatMap { forms(of: $0, for: service) },
            foreign: others(than: service).map { "\($0)." })
    }

    private static func find(in names: [String], known: [String], foreign: [String]) -> [UnknownSetting] {
        names.filter { name in !known.contains(name) && !foreign.contains(where: name.hasPrefix) }
            .sorted()
            .map { UnknownSetting(name: $0, suggestion: nearest(to: $0, among: known)) }
    }

    /// All the names under which a setting may stand.
    private static func forms(of setting: Setting, for service: ServiceName?) -> [String] {
        let plain = [setting.name] + (service.map { ["\($0.rawValue).\(setting.name)"] } ?? [])
        return setting.isSecret ? plain + plain.map { "\($0)_file" } : plain
    }

    private static func others(than service: ServiceName?) -> [String] {
        ServiceName.allCases.filter { $0 != service }.map(\.rawValue)
    }

    private static func nearest(to name: String, among known: [String]) -> String? {
        let nearest = known.map { (name: $0, distance: distance(from: name, to: $0)) }
            .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
        return nearest.flatMap { $0.distance <= 3 ? $0.name : nil }
    }

    /// How many letters have to be put in, left out or changed to make one name of the other.
    private static func distance(from left: String, to right: String) -> Int {
        let target = Array(right.utf8)
        var row = Array(0...target.count)
        for (line, letter) in left.utf8.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, other) in target.enumerated() {
                let changed = diagonal + (letter == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(changed, row[column] + 1, diagonal + 1)
            }
        }
        return row[target.count]
    }
}
