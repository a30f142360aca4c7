import ArgumentParser
import Domain

/// A channel adapter on the command line: `NAME:CHANNEL,CHANNEL`.
struct AdapterArgument: ExpressibleByArgument {
    let name: String
    let channels: [Channel]

    init?(argument: String) {
        let parts = argument.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, Self.isName(String(parts[0])) else { return nil }
        let channels = parts[1].split(separator: ",").map { Channel(rawValue: String($0)) }
        guard !channels.isEmpty, !channels.contains(nil) else { return nil }
        name = String(parts[0])
        self.channels = channels.compactMap(\.self)
    }

    /// Whether the text can be part of a broker user's name.
    static func isName(_ text: String) -> Bool {
        guard let first = text.first, first.isASCII, first.isLowercase, text.count <= 64 else { return false }
        return text.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
    }
}
