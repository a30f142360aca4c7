import Postgres

/// The code of the error that the closure throws; `nil` if it throws none. Unlike `#expect(throws:)` it may stand
/// inside another.
func code<Value>(_ body: () async throws -> Value) async throws -> PostgresError.Code? {
    do {
        _ = try await body()
        return nil
    } catch let error as PostgresError {
        return error.code
    }
}
