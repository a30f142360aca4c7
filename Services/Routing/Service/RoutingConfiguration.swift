import RoutingDomain
import ServiceRuntime

/// The settings that only routing has.
enum RoutingConfiguration {
    static let settings: [Setting] = [timeout, coolDown, confirmation]

    static func read(from settings: inout SettingsReader) -> RoutingSettings {
        var result = RoutingSettings()
        result.matching.lease = settings.duration(timeout)
        result.matching.coolDown = settings.duration(coolDown)
        result.confirmation = settings.duration(confirmation)
        return result
    }

    private static let timeout = Setting(
        "offer.timeout", .duration(.seconds(1)...(.seconds(3_600))), .defaulting(to: "60s"),
        "How long an agent has to answer an offer.")
    private static let coolDown = Setting(
        "offer.cooldown", .duration(.seconds(0)...(.seconds(86_400))), .defaulting(to: "5m"),
        "How long an agent is not asked again about work that they rejected or did not answer.")
    private static let confirmation = Setting(
        "assignment.timeout", .duration(.seconds(1)...(.seconds(3_600))), .defaulting(to: "2m"),
        "How long the owner of a record has to confirm an assignment before the work is offered anew.")
}
