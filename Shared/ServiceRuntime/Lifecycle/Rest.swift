/// A pause in a loop.
enum Rest {
    /// Rests so long; false if the task is cancelled before.
    static func isTaken(for duration: Duration) async -> Bool {
        do {
            try await Task.sleep(for: duration)
            return true
        } catch {
            return false
        }
    }
}
