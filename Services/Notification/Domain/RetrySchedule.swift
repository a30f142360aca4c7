/// How long to wait after each failed attempt to send.
package struct RetrySchedule: Hashable, Sendable {
    /// A minute, five, a quarter of an hour, an hour, six hours, a day.
    package static let standard = RetrySchedule([60, 300, 900, 3_600, 21_600, 86_400].map(Duration.seconds))

    private let waits: [Duration]

    /// Takes the wait after the first failed attempt, the second, and so on.
    package init(_ waits: [Duration]) { self.waits = waits }

    /// The wait after that many failed attempts (1 and up); `nil` if it is time to give up.
    package func wait(afterAttempts count: Int) -> Duration? {
        waits.indices.contains(count - 1) ? waits[count - 1] : nil
    }
}
