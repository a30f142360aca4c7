import ServiceRuntime

/// The settings that only itsm has.
struct ITSMConfiguration: Sendable {
    /// How long after its resolution an incident is closed if nobody reopens it.
    let autoCloseAfter: Duration

    static let settings: [Setting] = [autoClose]

    init(reading settings: inout SettingsReader) {
        autoCloseAfter = settings.duration(Self.autoClose)
    }

    private static let autoClose = Setting(
        "incident.autoclose", .duration(.seconds(60)...(.seconds(86_400 * 365))), .defaulting(to: "7d"),
        "How long after its resolution an incident is closed if nobody reopens it.")
}
