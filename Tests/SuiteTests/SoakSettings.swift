import Foundation

/// What the environment says of a soak.
enum SoakSettings {
    /// How long it takes; `nil` for no soak.
    static let minutes = number("CASEWIRE_SOAK_MINUTES")
    /// What its choices follow from; `nil` for any.
    static let seed = number("CASEWIRE_SOAK_SEED")

    private static func number(_ variable: String) -> UInt64? {
        ProcessInfo.processInfo.environment[variable].flatMap { UInt64($0) }
    }
}
