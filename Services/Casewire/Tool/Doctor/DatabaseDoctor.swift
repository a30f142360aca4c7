import Domain
import Durability
import Postgres

/// Examines the database: reachable, new enough, migrated, with roles, and drained by the relays.
struct DatabaseDoctor: Sendable {
    let configuration: PostgresConfiguration

    /// How old the oldest message in an outbox may be.
    private static let lagToWatch: Duration = .seconds(10)
    private static let lagOfIllness: Duration = .seconds(60)

    /// The findings, as far as the database can be reached.
    func examine() async -> [Diagnosis] {
        do {
            return try await DatabaseSession.open(configuration) { connection in
                let schemas = try SchemaMigrations.all()
                let migrations = await MigrationRun(schemas: schemas, connection: connection).check().map(Self.judge)
                let services = schemas.map(\.schema).filter { $0 != OperatorLog.schema }
                return [.well("database: connection", "\(configuration)")]
                    + (try await examineServer(connection)) + migrations
                    + (try await examineRoles(services, connection))
                    + (migrations.allSatisfy { $0.grade == .well }
                        ? try await examineOutboxes(services, connection) + examineMails(connection) : [])
            }
        } catch let failure as ToolFailure {
            return [.ill("database: connection", failure.message, remedy: failure.advice)]
        } catch {
            return [.ill("database", "\(error)", remedy: nil)]
        }
    }

    private func examineServer(_ connection: PostgresConnection) async throws -> [Diagnosis] {
        let rows = try await connection.execute(
            """
            SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
                now() AS at
            """)
        guard let row = rows.first else { return [] }
        let drift = SystemTime().now().since(try row.timestamp("at"))
        return [
            Self.judge(version: try row.int("number"), text: try row.text("version")),
            abs(drift.wholeMicroseconds) < 5_000_000
                ? .well("database: clock", "\(drift.wholeMicroseconds / 1_000) ms from ours")
                : .watch(
                    "database: clock", "\(drift.components.seconds) s from ours", remedy: "Set the clocks by NTP."),
        ]
    }

    /// The schemas need PostgreSQL 15 or later; `number` is `server_version_num`.
    static func judge(version number: Int, text: String) -> Diagnosis {
        number >= 150_000
            ? .well("database: version", text)
            : .ill("database: version", text, remedy: "PostgreSQL 15 or later is needed.")
    }

    private static func judge(_ status: MigrationRun.Status) -> Diagnosis {
        let subject = "\(status.schema): \(status.component)"
        guard let problem = status.problem else { return .well(subject, "version \(status.version)") }
        let failure = ToolFailure(problem)
        return .ill(subject, failure.message, remedy: failure.advice)
    }

    private func examineRoles(_ services: [String], _ connection: PostgresConnection) async throws -> [Diagnosis] {
        let roles = services.map { "casewire_\($0)" }
        let rows = try await connection.execute(
            """
            SELECT wanted.role, pg_roles.rolcanlogin AS can_login,
                CASE WHEN pg_roles.oid IS NOT NULL AND to_regnamespace(quote_ident(wanted.schema)) IS NOT NULL
                    THEN has_schema_privilege(pg_roles.oid, to_regnamespace(quote_ident(wanted.schema)), 'USAGE')
                END AS may_use
            FROM unnest(\(roles), \(services)) AS wanted (role, schema)
            LEFT JOIN pg_roles ON pg_roles.rolname = wanted.role
            ORDER BY wanted.role
            """)
        return try rows.map { row in
            let role = try row.text("role")
            let isWell = try row.boolIfPresent("can_login") == true && row.boolIfPresent("may_use") == true
            return isWell
                ? .well("role: \(role)", "may log in and use its schema")
                : .watch("role: \(role)", "is missing, or lacks rights", remedy: "Run casewire migrate --create-roles.")
        }
    }

    private func examineOutboxes(_ services: [String], _ connection: PostgresConnection) async throws -> [Diagnosis] {
        var diagnoses: [Diagnosis] = []
        for schema in services {
            let rows = try await connection.execute(
                """
                SELECT count(*) AS waiting, min(message.occurred_at) AS oldest
                FROM \(identifier: schema).outbox JOIN \(identifier: schema).message USING (id)
                """)
            guard let row = rows.first else { continue }
            let age = try row.timestampIfPresent("oldest").map { SystemTime().now().since($0) }
            diagnoses.append(Self.judge(outboxOf: schema, waiting: try row.int("waiting"), age: age))
        }
        return diagnoses
    }

    private func examineMails(_ connection: PostgresConnection) async throws -> [Diagnosis] {
        let rows = try await connection.execute(
            """
            SELECT count(*) AS waiting, count(*) FILTER (WHERE attempts > 0) AS refused, min(requested_at) AS oldest,
                (SELECT reason FROM notification.notification WHERE due_at IS NOT NULL AND attempts > 0
                 ORDER BY changed_at DESC LIMIT 1) AS reason
            FROM notification.notification WHERE due_at IS NOT NULL
            """)
        guard let row = rows.first else { return [] }
        let age = try row.timestampIfPresent("oldest").map { SystemTime().now().since($0) }
        return [
            Self.judge(
                mailsWaiting: try row.int("waiting"), refused: try row.int("refused"),
                because: try row.textIfPresent("reason"), age: age)
        ]
    }

    /// What is wrong if mails wait to be sent for so long, some of them since a server has not taken them.
    static func judge(mailsWaiting waiting: Int, refused: Int, because reason: String?, age: Duration?) -> Diagnosis {
        let subject = "notification: mails"
        guard let age, refused > 0 || age > lagOfIllness else { return .well(subject, "\(waiting) wait to be sent") }
        guard refused > 0 else {
            return .ill(
                subject, "\(waiting) wait to be sent, the oldest for \(TimeLine.lapse(age))",
                remedy: "Is the service notification running?")
        }
        let last = reason.map { ", the last one: \($0)" } ?? ""
        return .watch(
            subject,
            "\(waiting) wait to be sent, the oldest for \(TimeLine.lapse(age)); \(refused) were not taken yet\(last)",
            remedy: "Is CASEWIRE_SMTP_URL right, and that server well? They are tried again for 31 hours.")
    }

    /// What is wrong if messages wait to be published for so long.
    static func judge(outboxOf schema: String, waiting: Int, age: Duration?) -> Diagnosis {
        let subject = "\(schema): outbox"
        guard let age, age > lagToWatch else { return .well(subject, "\(waiting) messages wait") }
        let finding = "\(waiting) messages wait, the oldest for \(TimeLine.lapse(age))"
        let remedy = "Is the service \(schema) running, and does the broker take its messages?"
        return age > lagOfIllness ? .ill(subject, finding, remedy: remedy) : .watch(subject, finding, remedy: remedy)
    }
}
