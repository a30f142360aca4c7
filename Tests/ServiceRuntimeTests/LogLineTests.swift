import Contracts
import Domain
import Durability
import Logging
import ServiceRuntime
import Synchronization
import Testing

@Suite struct LogLineTests {
    private struct FixedTime: TimeSource {
        func now() -> Timestamp { Timestamp(microseconds: 1_777_881_600_250_000) }
    }

    private final class Lines: Sendable {
        let all = Mutex<[String]>([])
    }

    private func lines(_ format: LogSettings.Format, level: Logger.Level = .info, _ log: (Logger) -> Void) async
        -> [String]
    {
        let lines = Lines()
        let environment = ["CASEWIRE_LOG_FORMAT": format.rawValue, "CASEWIRE_LOG_LEVEL": level.rawValue]
        var reader = await SettingsReader(service: .intake, settings: LogSettings.all, environment: environment)
        let settings = LogSettings(reading: &reader)
        log(
            Logger(label: "test") { _ in
                LineLogHandler(service: "intake", settings: settings, time: FixedTime()) { line in
                    lines.all.withLock { $0.append(line) }
                }
            })
        return lines.all.withLock { $0 }
    }

    @Test func aJSONLineIsOneObject() async {
        let written = await lines(.json) { logger in
            logger.warning(
                "queue is \"full\"\n", metadata: ["queue": "casewire.intake.bulk", "count": .stringConvertible(3)])
        }
        #expect(
            written == [
                #"{"time":"2026-05-04T08:00:00.250000Z","level":"warning","service":"intake","#
                    + #""message":"queue is \"full\"\n","count":3,"queue":"casewire.intake.bulk"}"# + "\n"
            ])
    }

    @Test func nestedMetadataIsNestedJSON() async {
        let written = await lines(.json) { logger in
            logger.info("x", metadata: ["a": ["b", "c\u{1}"], "d": ["e": "f"], "level": "mine"])
        }
        #expect(written.first?.contains(#""a":["b","c\u0001"],"d":{"e":"f"},"level_":"mine"}"#) == true)
    }

    @Test func aTextLineIsForPeople() async {
        let written = await lines(.text) { logger in
            logger.error("it broke", metadata: ["reason": "two words", "queue": "casewire.intake.raw"])
        }
        #expect(
            written == [
                "2026-05-04T08:00:00.250000Z ERROR    intake: it broke queue=casewire.intake.raw reason=\"two words\"\n"
            ])
    }

    @Test func aTextLineStaysOneLine() async {
        let written = await lines(.text) { $0.info("a\nb", metadata: ["reason": "\u{1B}[31m\r\nforged"]) }
        #expect(written.first?.filter(\.isNewline).count == 1)
        #expect(written.first?.contains("\u{1B}") == false)
    }

    @Test func whatIsBelowTheLevelIsNotWritten() async {
        #expect(await lines(.json, level: .warning) { $0.info("x") } == [])
    }

    @Test func theMetadataOfTheLoggerIsWrittenToo() async {
        let written = await lines(.text) { logger in
            var logger = logger
            logger[metadataKey: "lane"] = "bulk"
            logger.info("x")
        }
        #expect(written.first?.hasSuffix("x lane=bulk\n") == true)
    }
}
