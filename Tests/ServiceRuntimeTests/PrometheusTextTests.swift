import Durability
import Metrics
import Testing

@testable import ServiceRuntime

@Suite struct PrometheusTextTests {
    @Test func aFamilyHasHelpTypeAndValues() {
        let family = MetricFamily(
            .databaseConnections,
            [
                MetricSample(3, labels: [MetricLabel("state", "leased")]),
                MetricSample(5, labels: [MetricLabel("state", "idle")]),
            ])
        #expect(
            PrometheusText.of([family]) == """
                # HELP casewire_database_connections Connections to the database, by state: leased or idle.
                # TYPE casewire_database_connections gauge
                casewire_database_connections{state="leased"} 3
                casewire_database_connections{state="idle"} 5

                """)
    }

    @Test func labelsAreEscaped() {
        let family = MetricFamily(.published, [MetricSample(1, labels: [MetricLabel("outcome", "a\"b\\c\nd")])])
        #expect(PrometheusText.of([family]).contains(#"{outcome="a\"b\\c\nd"} 1"#))
    }

    @Test(arguments: [
        (0.0, "0"), (42, "42"), (0.25, "0.25"), (-1.5, "-1.5"), (.infinity, "+Inf"), (-.infinity, "-Inf"),
        (.nan, "NaN"), (1e21, "1e+21"),
    ])
    func numbersAreWrittenAsPrometheusReadsThem(value: Double, text: String) {
        #expect(PrometheusText.number(value) == text)
    }

    @Test func aHistogramCountsUpToEachBound() {
        let histogram = HistogramCell(bounds: [1, 5])
        for value in [0.5, 1, 3, 7] { histogram.record(value) }
        let text = PrometheusText.of([MetricFamily(.batchSize, histogram.samples([MetricLabel("queue", "q")]))])
        let lines = text.split(separator: "\n").dropFirst(2)
        #expect(
            Array(lines) == [
                #"casewire_batch_messages_bucket{queue="q",le="1"} 2"#,
                #"casewire_batch_messages_bucket{queue="q",le="5"} 3"#,
                #"casewire_batch_messages_bucket{queue="q",le="+Inf"} 4"#,
                #"casewire_batch_messages_sum{queue="q"} 11.5"#,
                #"casewire_batch_messages_count{queue="q"} 4"#,
            ])
    }
}
