/// A condition did not come true in time.
package struct NeverHappened: Error, CustomStringConvertible {
    package let description: String
}

/// Waits until a condition on something outside the test holds, asking again and again; throws `NeverHappened` after
/// the deadline. What is costly to ask, or takes long anyway, is better asked at a longer interval.
package func eventually(
    _ what: String = "the condition", within deadline: Duration = .seconds(30),
    every interval: Duration = .milliseconds(20), _ condition: () async throws -> Bool
) async throws {
    let end = ContinuousClock.now.advanced(by: deadline)
    while !(try await condition()) {
        guard ContinuousClock.now < end else {
            throw NeverHappened(description: "\(what) did not come true in \(deadline)")
        }
        try await Task.sleep(for: interval)
    }
}
