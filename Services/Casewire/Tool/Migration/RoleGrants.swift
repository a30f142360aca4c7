import Cryptography
import Postgres

/// A login role that may use the rows of one schema and nothing else.
struct RoleGrants: Sendable {
    /// `casewire_<service>`, or `casewire_tool`.
    let role: String
    let schema: String
    let password: String

    /// Makes the role or sets its password anew, and grants what it needs: also on tables that come later.
    func apply(on connection: PostgresConnection) async throws {
        let verifier = SCRAMVerifier(password: password, salt: SecureRandom.bytes(16))
        let exists = try await connection.execute("SELECT 1 FROM pg_roles WHERE rolname = \(role)")
        if exists.isEmpty { _ = try await connection.execute("CREATE ROLE \(identifier: role)") }
        for statement in try await statements(verifier, on: connection) { _ = try await connection.execute(statement) }
    }

    private func statements(_ verifier: SCRAMVerifier, on connection: PostgresConnection) async throws -> [Statement] {
        let texts = try await connection.execute(
            """
            SELECT format('ALTER ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD %L', \(role)::text, \
            \(verifier.text)::text),
                format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), \(role)::text)
            """)
        guard let row = texts.first else { throw ToolFailure(.failedCheck, "The database answers nothing.") }
        return [
            Statement(try row.text(0)), Statement(try row.text(1)),
            "ALTER ROLE \(identifier: role) SET search_path TO \(identifier: schema)",
            "GRANT USAGE ON SCHEMA \(identifier: schema) TO \(identifier: role)",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA \(identifier: schema) TO \(identifier: role)",
            "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA \(identifier: schema) TO \(identifier: role)",
            """
            ALTER DEFAULT PRIVILEGES IN SCHEMA \(identifier: schema)
            GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO \(identifier: role)
            """,
            """
            ALTER DEFAULT PRIVILEGES IN SCHEMA \(identifier: schema)
            GRANT USAGE, SELECT ON SEQUENCES TO \(identifier: role)
            """,
        ]
    }
}

extension RoleGrants {
    /// The roles for which the environment has a password: `CASEWIRE_<SERVICE>_DB_PASSWORD`, and
    /// `CASEWIRE_TOOL_DB_PASSWORD` for the schema `operations`.
    static func all(for schemas: [String], _ environment: ToolEnvironment) throws(ToolFailure) -> [RoleGrants] {
        var grants: [RoleGrants] = []
        for schema in schemas {
            let name = schema == OperatorLog.schema ? "tool" : schema
            guard let password = try environment.secret(variable(for: name)) else { continue }
            grants.append(RoleGrants(role: "casewire_\(name)", schema: schema, password: password))
        }
        return grants
    }

    /// The variable with the password of a service's role.
    static func variable(for name: String) -> String { "CASEWIRE_\(name.uppercased())_DB_PASSWORD" }
}
