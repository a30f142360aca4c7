import Testing

@testable import Postgres

@Suite struct PostgresConfigurationTests {
    private static let url =
        "postgresql://intake:p%20w'd@db1:5432,db2:5433/casewire?sslmode=verify-full&sslpassword=key&connect_timeout=3"

    @Test func descriptionsHideEverySecret() throws {
        let configuration = try PostgresConfiguration(url: Self.url, schema: "intake")
        let expected =
            "connect_timeout=3 dbname=casewire host=db1,db2 password=*** port=5432,5433 sslmode=verify-full "
            + "sslpassword=*** user=intake schema=intake application_name=casewire"
        #expect(configuration.description == expected)
        #expect(configuration.debugDescription == expected)
        var dumped = ""
        dump(configuration, to: &dumped)
        #expect(!dumped.contains("p w'd"))
        #expect(String(reflecting: configuration) == expected)
    }

    @Test func whatTheURLSaysWinsOverTheDefaults() throws {
        let text = try PostgresConfiguration(url: Self.url).connectionString
        #expect(text.contains("connect_timeout='3'"))
        #expect(text.contains("tcp_user_timeout='10000'"))
        #expect(text.contains("target_session_attrs='read-write'"))
        #expect(text.contains("host='db1,db2'"))
        #expect(text.contains(#"password='p w\'d'"#))
    }

    @Test func theLimitsAreSessionOptionsBeforeTheURLsOwn() throws {
        var configuration = try PostgresConfiguration(url: "host=h options='-c work_mem=8MB'", schema: #"odd "name" \"#)
        configuration.statementTimeout = .milliseconds(1_500)
        let keywords = try ConnectionString.keywords(of: configuration.connectionString)
        #expect(
            keywords["options"]
                == "-c statement_timeout=1500 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=10000 "
                + "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 "
                + "-c tcp_user_timeout=10000 -c TimeZone=UTC -c enable_seqscan=off -c enable_hashjoin=off "
                + "-c enable_mergejoin=off -c jit=off "
                + #"-c search_path="odd\ ""name""\ \\" -c work_mem=8MB"#)
    }

    @Test(arguments: ["postgresql://u:se%zzcret@h/d", "host=h password='secret", "secret", "host=h\0"])
    func anUnreadableStringIsRefusedWithoutRepeatingIt(url: String) {
        let error = #expect(throws: PostgresError.self) { try PostgresConfiguration(url: url) }
        #expect(error?.code == .invalidConfiguration)
        #expect(error?.description.contains("cret") == false)
    }

    @Test func patienceGrowsWithTheRoundAndEndsWithTheLimit() throws {
        var configuration = try PostgresConfiguration(url: "host=h")
        #expect(configuration.patience(for: 1) == .seconds(20))
        #expect(configuration.patience(for: 10) == .seconds(155))
        configuration.statementTimeout = .zero
        #expect(configuration.patience(for: 1) == nil)
    }
}
