import Contracts

/// What comes of the demo if nothing happens to it; played once for all tests.
enum Undisturbed {
    /// Waits for the one demo, and says what came of it.
    static func demo() async throws -> JSONValue { try await played.value }

    private static let played = Task {
        try await Installation.with { try await DemoRun(on: $0).comparable() }
    }
}
