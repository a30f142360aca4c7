import FoundationEssentials
import Logging
import Postgres
import TestSupport
import Testing

@Suite struct ServerTests {
    private func withServer(
        settings: [String] = [], _ body: (PrivatePostgresServer) async throws -> Void
    ) async throws {
        let server = try await PrivatePostgresServer.make(settings: settings)
        do {
            try await body(server)
            try await server.remove()
        } catch {
            try await server.remove()
            throw error
        }
    }

    @Test func aRestartBreaksWhatWasInUseAndThenAllWorksAgain() async throws {
        try await withServer { server in
            try await server.start()
            let pool = PostgresPool(configuration: try server.configuration(), logger: Logger(label: "test"))
            let broken = try await code {
                try await pool.withTransaction { transaction in
                    _ = try await transaction.execute("CREATE TABLE t (a bigint)")
                    try await server.stop()
                    _ = try await transaction.execute("INSERT INTO t VALUES (1)")
                }
            }
            #expect(broken == .connectionLost || broken == .adminShutdown)
            #expect(try await code { try await pool.execute("SELECT 1") } == .cannotConnect)
            try await server.start()
            #expect(try await pool.execute("SELECT to_regclass('t') IS NULL")[0].bool(0))
            await pool.shutDown()
        }
    }

    @Test func aServerThatFallsSilentIsLost() async throws {
        try await withServer { server in
            try await server.start()
            var configuration = try server.configuration()
            configuration.statementTimeout = .milliseconds(100)
            let connection = try await PostgresConnection.connect(configuration)
            let process = try #require(await connection.processID)
            server.freeze(process)
            let silence = try await code { try await connection.execute("SELECT 1") }
            server.thaw(process)
            #expect(silence == .connectionLost)
            #expect(await !connection.isAlive)
        }
    }

    @Test func aDeadFirstHostIsPassedOver() async throws {
        try await withServer { server in
            try await server.start()
            let url = "postgresql://postgres@127.0.0.1:1,127.0.0.1:\(server.port)/postgres"
            let connection = try await PostgresConnection.connect(try PostgresConfiguration(url: url))
            #expect(await connection.isAlive)
            await connection.close()
        }
    }

    @Test func aSessionHasItsSchemaNameAndLimits() async throws {
        var configuration = try await PostgresServer.shared().with(schema: "odd \"name\"")
        configuration.applicationName = "intake's"
        configuration.statementTimeout = .seconds(3)
        let connection = try await PostgresConnection.connect(configuration)
        let row = try await connection.execute(
            """
            SELECT current_setting('search_path') AS path, current_setting('application_name') AS name,
                current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock,
                current_setting('idle_in_transaction_session_timeout') AS idle, current_setting('TimeZone') AS zone
            """)[0]
        #expect(try row.text("path") == #""odd ""name""""#)
        #expect(try row.text("name") == "intake's")
        #expect(try row.text("statement") == "3s")
        #expect(try row.text("lock") == "5s")
        #expect(try row.text("idle") == "10s")
        #expect(try row.text("zone") == "UTC")
        await connection.close()
    }

    @Test func theServersNameIsVerifiedOverTLS() async throws {
        try await withServer(settings: ["ssl = on", "ssl_cert_file = 'server.crt'", "ssl_key_file = 'server.key'"]) {
            server in
            try makeCertificate(for: "localhost", in: server.directory)
            let certificate = try String(contentsOf: URL(filePath: server.directory + "/server.crt"), encoding: .utf8)
            try server.install(certificate, as: "server.crt")
            try server.install(
                try String(contentsOf: URL(filePath: server.directory + "/server.key"), encoding: .utf8),
                as: "server.key")
            try await server.start()
            let verified =
                "sslmode=verify-full sslrootcert=\(server.directory)/server.crt user=postgres dbname=postgres"
            let trusted = try PostgresConfiguration(
                url: "host=localhost hostaddr=127.0.0.1 port=\(server.port) \(verified)")
            let connection = try await PostgresConnection.connect(trusted)
            let row = try await connection.execute("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")[0]
            #expect(try row.bool("ssl"))
            let misnamed = try PostgresConfiguration(
                url: "host=example.org hostaddr=127.0.0.1 port=\(server.port) \(verified)")
            #expect(try await code { try await PostgresConnection.connect(misnamed) } == .cannotConnect)
            await connection.close()
        }
    }

    private func makeCertificate(for name: String, in directory: String) throws {
        try Command.run(
            [
                "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                "-days", "1",
                "-subj", "/CN=\(name)", "-addext", "subjectAltName=DNS:\(name)", "-keyout", "server.key", "-out",
                "server.crt",
            ], in: directory)
    }
}
