import Foundation

extension SettingKind {
    /// Whether the text may stand in a setting of this kind.
    func accepts(_ text: String) -> Bool {
        switch self {
        case .text(let length): length.contains(text.count)
        case .integer: integer(text) != nil
        case .duration: duration(text) != nil
        case .flag: Bool(text) != nil
        case .choice(let words): words.contains(text)
        case .url(let schemes): Self.isURL(text, with: schemes)
        case .list, .notation: true
        }
    }

    /// The number that the text says; `nil` if it is none, is out of range, or the kind is another.
    func integer(_ text: String) -> Int? {
        guard case .integer(let range) = self, let number = Int(text), range.contains(number) else { return nil }
        return number
    }

    /// The time that the text says; `nil` if it is none, is out of range, or the kind is another.
    func duration(_ text: String) -> Duration? {
        guard case .duration(let range) = self, let duration = Duration(settingText: text), range.contains(duration)
        else { return nil }
        return duration
    }

    private static func isURL(_ text: String, with schemes: [String]) -> Bool {
        guard let url = URL(string: text), let scheme = url.scheme, schemes.contains(scheme) else { return false }
        return scheme == "file" || !(url.host() ?? "").isEmpty
    }
}
