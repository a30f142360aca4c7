import Dispatch

/// Runs the closure on a thread of its own, since waiting for a program to end would hold up every other test.
package func blocking<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue(label: "casewire.tests.blocking").async {
            continuation.resume(with: Result(catching: body))
        }
    }
}
