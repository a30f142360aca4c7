import Testing

@testable import Postgres

@Suite struct PostgresErrorTests {
    private func error(_ state: String, _ message: String = "") -> PostgresError {
        PostgresError(sqlState: state, message: message, subject: .init())
    }

    @Test(arguments: ["08006", "08001", "53300", "53100", "57P01", "57P02", "57P03"])
    func infrastructureErrorsAreTransient(state: String) {
        #expect(error(state).isTransient)
        #expect(!error(state).isRetriable)
    }

    @Test(arguments: ["40001", "40P01", "55P03", "57014"])
    func conflictsAreRetriable(state: String) {
        #expect(error(state).isRetriable)
        #expect(!error(state).isTransient)
    }

    @Test(arguments: ["23505", "22P02", "42P01", "42601", "08P01", "P0001", "ZZ999"])
    func programErrorsAreNeither(state: String) {
        #expect(!error(state).isRetriable)
        #expect(!error(state).isTransient)
    }

    @Test(arguments: [
        ("23505", PostgresError.Code.uniqueViolation), ("23514", .checkViolation), ("23503", .foreignKeyViolation),
        ("23502", .notNullViolation), ("55P03", .lockTimeout), ("40P01", .deadlock), ("22P05", .invalidText),
        ("22003", .dataException), ("42501", .insufficientPrivilege), ("25006", .readOnly), ("XX000", .other),
    ])
    func aStateHasItsCode(state: String, code: PostgresError.Code) {
        #expect(error(state).code == code)
    }

    @Test func aQuotedValueIsLeftOutOfTheMessage() {
        #expect(
            error("22P02", "invalid input syntax for type uuid: \"se\"cret\"").message
                == "invalid input syntax for type uuid: \"…\"")
    }

    @Test func theDescriptionNamesCodeStateConstraintAndPlace() {
        let error = PostgresError(
            sqlState: "23505", message: "duplicate key value violates unique constraint \"t_pkey\"",
            subject: .init(constraint: "t_pkey", table: "t")
        ).located("Intake/CaseStore.swift", 12)
        #expect(
            error.description
                == "PostgresError uniqueViolation 23505: duplicate key value violates unique constraint \"t_pkey\", "
                + "constraint t_pkey (Intake/CaseStore.swift:12)")
    }
}
