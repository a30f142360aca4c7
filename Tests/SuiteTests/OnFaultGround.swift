import Testing

/// Gives a suite one `FaultGround` for all its tests.
struct OnFaultGround: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable @concurrent () async throws -> Void
    ) async throws {
        try await FaultGround.with { try await function() }
    }
}

extension Trait where Self == OnFaultGround {
    /// One broker, database and installation for the tests of the suite, which are to run one after the other.
    static var onFaultGround: OnFaultGround { OnFaultGround() }
}
