import Contracts

/// An environment variable that begins like ours and is no setting's.
package struct UnknownVariable: Equatable, Sendable {
    package let name: String
    /// The variable that was most likely meant.
    package let suggestion: String?

    /// Finds the unknown variables of an environment; those of other services are none of ours.
    static func find(in environment: [String: String], service: ServiceName?, settings: [Setting]) -> [UnknownVariable]
    {
        let known = Set(settings.flatMap { variables(of: $0, for: service) } + [Setting.fileVariable])
        let foreign = ServiceName.allCases.filter { $0 != service }.map {
            "\(Setting.variablePrefix)\($0.rawValue.uppercased())_"
        }
        return environment.keys
            .filter { name in
                name.hasPrefix(Setting.variablePrefix) && !known.contains(name)
                    && !foreign.contains(where: name.hasPrefix)
            }
            .sorted()
            .map { UnknownVariable(name: $0, suggestion: nearest(to: $0, among: known)) }
    }

    private static func variables(of setting: Setting, for service: ServiceName?) -> [String] {
        let plain = [setting.environmentVariable] + (service.map { [setting.environmentVariable(for: $0)] } ?? [])
        return setting.isSecret ? plain + plain.map { "\($0)_FILE" } : plain
    }

    private static func nearest(to name: String, among known: Set<String>) -> String? {
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
