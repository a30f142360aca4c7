/// The steps of the retry ladder (messaging.md section 8).
package enum RetryDelay: String, CaseIterable, Codable, Sendable {
    case oneSecond = "1s"
    case fiveSeconds = "5s"
    case thirtySeconds = "30s"
    case twoMinutes = "2m"
    case tenMinutes = "10m"

    /// How long a message waits on this step.
    package var duration: Duration {
        switch self {
        case .oneSecond: .seconds(1)
        case .fiveSeconds: .seconds(5)
        case .thirtySeconds: .seconds(30)
        case .twoMinutes: .seconds(120)
        case .tenMinutes: .seconds(600)
        }
    }
}
