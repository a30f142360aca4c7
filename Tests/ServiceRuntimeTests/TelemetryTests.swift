import Durability
import Foundation
import ServiceRuntime
import Testing

@Suite struct TelemetryTests {
    private func document() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "deploy/docs/telemetry.md"), encoding: .utf8)
    }

    @Test func theDocumentListsTheMetrics() throws {
        #expect(try document().contains("\n\(TelemetryTables.metrics)\n"), "write:\n\(TelemetryTables.metrics)")
    }

    @Test func theDocumentListsTheLogKeys() throws {
        #expect(try document().contains("\n\(TelemetryTables.logKeys)\n"), "write:\n\(TelemetryTables.logKeys)")
    }

    @Test(arguments: MetricName.allCases)
    func aMetricIsNamedByTheRulesOfPrometheus(name: MetricName) {
        #expect(name.rawValue.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "_") })
        #expect((name.kind == .counter) == name.rawValue.hasSuffix("_total"))
        #expect(name.labels.allSatisfy { $0 != "le" })
    }
}
