import Domain
import Postgres

/// An unforeseen error in words that hold nothing of the message, for logs and dead letters.
package struct FailureSummary: CustomStringConvertible, Sendable {
    package let description: String
    /// Whether trying again is known to be of no use.
    package let isPermanent: Bool

    /// Sums an error up.
    package init(_ error: any Error) {
        switch error {
        case let error as PostgresError:
            description = "SQLSTATE \(error.sqlState ?? "none") (\(error.code))"
            isPermanent =
                error.sqlState.map { $0.hasPrefix("22") || $0.hasPrefix("23") } ?? (error.code == .invalidText)
        case let error as Rejection:
            description = "\(error)"
            isPermanent = true
        default:
            description = "\(type(of: error))"
            isPermanent = false
        }
    }
}
