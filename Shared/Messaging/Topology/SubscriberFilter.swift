package import Contracts

/// What subscribers may bind to unless they are granted more.
package enum SubscriberFilter {
    /// Everything of a named aggregate, but for `party.*` and, by name, `case.note_added`.
    package static let standard = "^(?!party\\.|case\\.note_added)[a-z_]+\\..*"

    /// Whether a subscriber with the standard filter gets an event when the service itself chooses, as on a replay.
    package static func allows(_ type: MessageType) -> Bool {
        let words = type.routingWords.split(separator: ".")
        return words.first != "party" && !words.starts(with: ["case", "note_added"])
    }
}
