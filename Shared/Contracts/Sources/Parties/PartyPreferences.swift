package import Domain

/// How a party wants to be told.
package struct PartyPreferences: Shaped {
    package var channels: [Channel]?
    package var optOut: [String]?
    package var quietFrom: String?
    package var quietUntil: String?

    /// Makes it of what must be there; set the rest after.
    package init() {}

    package static let shape = Shape<PartyPreferences>(
        "How a party wants to be told.",
        [
            .optional("channels", \.channels, .list(of: .word, upTo: 9), "The channels they prefer, best first."),
            .optional(
                "optOut", \.optOut, .list(of: .name, upTo: 100),
                "The topics they do not want: `survey`, `update`, …"),
            .optional(
                "quietFrom", \.quietFrom, .text(5...5, form: .timeOfDay),
                "The local time from which they are not to be disturbed."),
            .optional(
                "quietUntil", \.quietUntil, .text(5...5, form: .timeOfDay),
                "The local time until which they are not to be disturbed."),
        ])
}
