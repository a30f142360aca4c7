/// What may stand in a setting.
package enum SettingKind: Hashable, Sendable {
    /// A text of so many characters.
    case text(length: ClosedRange<Int>)
    /// A whole number.
    case integer(ClosedRange<Int>)
    /// A number and its unit, such as `200ms`, `5s`, `2m`, `1h`, `14d`.
    case duration(ClosedRange<Duration>)
    /// `true` or `false`.
    case flag
    /// One of these words.
    case choice([String])
    /// An absolute URL with one of these schemes and, unless the scheme is `file`, a host.
    case url(schemes: [String])
    /// Texts separated by commas.
    case list
    /// What another type reads, in that type's own notation.
    case notation(String)

    /// A text of 1 to 4,096 characters.
    package static let text = SettingKind.text(length: 1...4_096)

    /// What may stand there, as a reader of the documentation sees it.
    package var expectation: String {
        switch self {
        case .text(let length):
            length.lowerBound <= 1 ? "a text" : "a text of at least \(length.lowerBound) characters"
        case .integer(let range): "a whole number, \(range.lowerBound) to \(range.upperBound)"
        case .duration(let range):
            "a time, \(range.lowerBound.settingText) to \(range.upperBound.settingText) (us, ms, s, m, h, d)"
        case .flag: "true or false"
        case .choice(let words): words.joined(separator: ", ")
        case .url(let schemes): "a URL that begins with " + schemes.map { "\($0)://" }.joined(separator: " or ")
        case .list: "texts separated by commas"
        case .notation(let name): name
        }
    }
}
