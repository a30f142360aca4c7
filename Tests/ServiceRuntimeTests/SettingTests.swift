import Contracts
import ServiceRuntime
import Testing

@Suite struct SettingTests {
    @Test func theNameGivesTheVariables() {
        let setting = Setting("links.key_id", .text, .optional, "A key.")
        #expect(setting.environmentVariable == "CASEWIRE_LINKS_KEY_ID")
        #expect(setting.environmentVariable(for: .survey) == "CASEWIRE_SURVEY_LINKS_KEY_ID")
    }

    @Test func theTableHasARowForEachSetting() {
        let settings = [
            Setting("a", .choice(["x", "y"]), .defaulting(to: "x"), "First."),
            Setting("b.c", .text(length: 16...64), .required, secret: true, "Second."),
        ]
        #expect(
            Setting.markdownTable(settings) == """
                | Setting | Variable | Value | Default | Meaning |
                |---|---|---|---|---|
                | `a` | `CASEWIRE_A` | x, y | `x` | First. |
                | `b.c` | `CASEWIRE_B_C` | a text of at least 16 characters; secret | required | Second. |

                """)
    }

    @Test(arguments: [
        ("5s", Duration.seconds(5)), ("200ms", .milliseconds(200)), ("2m", .seconds(120)), ("1h", .seconds(3_600)),
        ("14d", .seconds(14 * 86_400)), ("250us", .microseconds(250)),
    ])
    func aDurationIsWrittenAsItIsRead(text: String, duration: Duration) {
        #expect(Duration(settingText: text) == duration)
        #expect(duration.settingText == text)
    }

    @Test(arguments: ["", "5", "s", "-5s", "5 s", "1.5s", "5S", "99999999999999999999s", "9999999999999999d", "٥s"])
    func whatIsNoDurationIsRefused(text: String) {
        #expect(Duration(settingText: text) == nil)
    }
}
