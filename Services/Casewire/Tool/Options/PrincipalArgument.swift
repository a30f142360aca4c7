import ArgumentParser
import Domain

/// An actor on the command line: `agent:ID`, `customer:ID` or `system:NAME`.
struct PrincipalArgument: ExpressibleByArgument {
    let principal: Principal

    init?(argument: String) {
        let parts = argument.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let kind = Principal.Kind(rawValue: String(parts[0])), parts[1].count <= 255 else {
            return nil
        }
        principal = Principal(kind: kind, id: String(parts[1]))
    }
}
