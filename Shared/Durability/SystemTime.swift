package import Domain
import Foundation

/// The machine's clock.
package struct SystemTime: TimeSource {
    /// Makes the clock.
    package init() {}

    package func now() -> Timestamp {
        Timestamp(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
    }
}
