import Contracts
import Foundation
import Testing

@testable import ServiceRuntime

@Suite struct SettingsReaderTests {
    static let port = Setting("http.port", .integer(1...65_535), .defaulting(to: "8080"), "The port.")
    static let url = Setting("amqp.url", .text(length: 8...100), .required, secret: true, "The broker.")
    static let pause = Setting(
        "pause", .duration(.milliseconds(1)...(.seconds(60))), .defaulting(to: "5s"), "The pause.")
    static let flag = Setting("flag", .flag, .defaulting(to: "false"), "Whether.")
    static let names = Setting("names", .list, .defaulting(to: ""), "Which.")
    static let link = Setting("link", .url(schemes: ["https"]), .optional, "Where.")
    static let all = [port, url, pause, flag, names, link]

    private func reader(_ environment: [String: String]) async -> SettingsReader {
        await SettingsReader(service: .intake, settings: Self.all, environment: environment)
    }

    private func withFile<Value>(_ text: String, _ body: (String) async throws -> Value) async throws -> Value {
        let path = NSTemporaryDirectory() + "settings-\(UUID().uuidString)"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        defer { unlink(path) }
        return try await body(path)
    }

    @Test func anUnsetSettingHasItsDefault() async throws {
        var settings = await reader(["CASEWIRE_AMQP_URL": "amqp://here"])
        #expect(settings.integer(Self.port) == 8_080)
        #expect(settings.duration(Self.pause) == .seconds(5))
        #expect(settings.flag(Self.flag) == false)
        #expect(settings.list(Self.names) == [])
        #expect(settings.optionalString(Self.link) == nil)
        try settings.finish()
    }

    @Test func aVariableIsReadByType() async throws {
        var settings = await reader([
            "CASEWIRE_HTTP_PORT": "9000", "CASEWIRE_PAUSE": "200ms", "CASEWIRE_FLAG": "true",
            "CASEWIRE_NAMES": "a, b,,c",
            "CASEWIRE_LINK": "https://casewire.example/l",
        ])
        #expect(settings.integer(Self.port) == 9_000)
        #expect(settings.duration(Self.pause) == .milliseconds(200))
        #expect(settings.flag(Self.flag) == true)
        #expect(settings.list(Self.names) == ["a", "b", "c"])
        #expect(settings.optionalString(Self.link) == "https://casewire.example/l")
        try settings.finish()
    }

    @Test func theServicesOwnVariableWins() async {
        var settings = await reader(["CASEWIRE_HTTP_PORT": "9000", "CASEWIRE_INTAKE_HTTP_PORT": "9001"])
        #expect(settings.integer(Self.port) == 9_001)
    }

    @Test func theEnvironmentWinsOverTheFile() async throws {
        let file =
            #"{"http": {"port": 7000}, "intake": {"http": {"port": 7001}}, "pause": "2s", "#
            + #""flag": true, "names": ["x", "y"]}"#
        try await withFile(file) { path in
            var settings = await reader(["CASEWIRE_CONFIG_FILE": path, "CASEWIRE_PAUSE": "3s"])
            #expect(settings.integer(Self.port) == 7_001)
            #expect(settings.duration(Self.pause) == .seconds(3))
            #expect(settings.flag(Self.flag) == true)
            #expect(settings.list(Self.names) == ["x", "y"])
            var overridden = await reader(["CASEWIRE_CONFIG_FILE": path, "CASEWIRE_HTTP_PORT": "9000"])
            #expect(overridden.integer(Self.port) == 9_000)
        }
    }

    @Test func aSecretMayComeFromAFile() async throws {
        try await withFile("amqp://user:geheim@here\n") { path in
            var settings = await reader(["CASEWIRE_AMQP_URL_FILE": path])
            #expect(settings.string(Self.url) == "amqp://user:geheim@here")
            try settings.finish()
        }
    }

    @Test func aSecretFileThatIsMissingIsAProblem() async {
        var settings = await reader(["CASEWIRE_AMQP_URL_FILE": "/no/secret"])
        _ = settings.string(Self.url)
        #expect(
            settings.problems.map(\.found) == [
                "a value that is not shown in /no/secret, named by CASEWIRE_AMQP_URL_FILE, which cannot be read"
            ])
    }

    @Test func allProblemsAreReportedAtOnce() async {
        var settings = await reader([
            "CASEWIRE_HTTP_PORT": "0", "CASEWIRE_PAUSE": "5x", "CASEWIRE_FLAG": "yes",
            "CASEWIRE_LINK": "http://x/",
        ])
        _ = settings.integer(Self.port)
        _ = settings.string(Self.url)
        _ = settings.duration(Self.pause)
        _ = settings.flag(Self.flag)
        _ = settings.optionalString(Self.link)
        let error = #expect(throws: ConfigurationError.self) { try settings.finish() }
        #expect(
            error?.description == """
                5 settings are wrong:
                  http.port (CASEWIRE_HTTP_PORT): expected a whole number, 1 to 65535, found "0" in CASEWIRE_HTTP_PORT
                  amqp.url (CASEWIRE_AMQP_URL): expected a text of at least 8 characters, found nothing
                  pause (CASEWIRE_PAUSE): expected a time, 1ms to 1m (us, ms, s, m, h, d), found "5x" in CASEWIRE_PAUSE
                  flag (CASEWIRE_FLAG): expected true or false, found "yes" in CASEWIRE_FLAG
                  link (CASEWIRE_LINK): expected a URL that begins with https://, found "http://x/" in CASEWIRE_LINK
                """)
    }

    @Test func aWrongSecretIsNotShown() async {
        var settings = await reader(["CASEWIRE_AMQP_URL": "hunter2"])
        _ = settings.string(Self.url)
        let error = #expect(throws: ConfigurationError.self) { try settings.finish() }
        #expect(error?.description.contains("hunter2") == false)
        #expect(error?.problems.first?.found == "a value that is not shown in CASEWIRE_AMQP_URL")
    }

    @Test func anEmptyVariableIsNotSet() async throws {
        var settings = await reader(["CASEWIRE_HTTP_PORT": ""])
        #expect(settings.integer(Self.port) == 8_080)
        try settings.finish()
    }

    @Test func aFileThatCannotBeReadIsOneProblemAmongTheOthers() async {
        var settings = await reader(["CASEWIRE_CONFIG_FILE": "/nonexistent/settings.json"])
        _ = settings.string(Self.url)
        #expect(settings.problems.map(\.key) == ["CASEWIRE_CONFIG_FILE", "amqp.url (CASEWIRE_AMQP_URL)"])
    }

    @Test func aFileThatIsNoJSONIsAProblem() async throws {
        try await withFile("http: 1") { path in
            let settings = await reader(["CASEWIRE_CONFIG_FILE": path])
            #expect(settings.problems.map(\.key) == ["CASEWIRE_CONFIG_FILE"])
        }
    }

    @Test func aSettingThatIsReadMustBeDeclared() async {
        var settings = await reader([:])
        _ = settings.string(Setting("stray", .text, .optional, "Undeclared."))
        #expect(settings.problems.map(\.key) == ["stray (CASEWIRE_STRAY)"])
    }

    @Test func whatAnotherTypeCannotReadIsAProblemWithItsReason() async {
        struct Reason: Error, CustomStringConvertible { let description = "no host" }
        var settings = await reader(["CASEWIRE_AMQP_URL": "amqp://geheim"])
        let value: Int? = settings.value(Self.url) { _ in throw Reason() }
        #expect(value == nil)
        #expect(settings.problems.map(\.found) == ["a value that is not shown in CASEWIRE_AMQP_URL: no host"])
    }

    @Test func aMisspeltVariableIsToldWithWhatWasMeant() async {
        let settings = await reader([
            "CASEWIRE_HTP_PORT": "1", "CASEWIRE_WEATHER": "rain", "CASEWIRE_SURVEY_ANYTHING": "1",
            "CASEWIRE_INTAKE_PAUSE": "1s",
            "HTTP_PORT": "2",
        ])
        #expect(settings.unknown.map(\.name) == ["CASEWIRE_HTP_PORT", "CASEWIRE_WEATHER"])
        #expect(settings.unknown.map(\.suggestion) == ["CASEWIRE_HTTP_PORT", nil])
    }

    @Test func aMisspeltNameInTheFileIsToldToo() async throws {
        let file = #"{"http": {"prot": 1}, "amqp": {"url_file": "/x"}, "intake": {"pause": "1s"}, "itsm": {"x": 1}}"#
        try await withFile(file) { path in
            let settings = await reader(["CASEWIRE_CONFIG_FILE": path])
            #expect(settings.unknown == [UnknownSetting(name: "http.prot", suggestion: "http.port")])
        }
    }
}
