import Durability
package import Metrics
import Synchronization

/// Keeps the values of the metrics in `MetricName`; what is recorded under another name, or with other labels, is not
/// kept.
package final class MetricRegistry: MetricsFactory, Sendable {
    private enum Cell {
        case counter(CounterCell)
        case gauge(GaugeCell)
        case histogram(HistogramCell)
    }

    private let cells = Mutex<[MetricName: [[String]: Cell]]>([:])

    /// Makes an empty registry.
    package init() {}

    /// The metrics that have a value, in the order of `MetricName`.
    package var families: [MetricFamily] {
        let cells = self.cells.withLock { $0 }
        return MetricName.allCases.compactMap { name in
            cells[name].map { cells in
                let sorted = cells.sorted { $0.key.lexicographicallyPrecedes($1.key) }
                return MetricFamily(
                    name,
                    sorted.flatMap { values, cell in
                        Self.samples(of: cell, labels: zip(name.labels, values).map(MetricLabel.init))
                    })
            }
        }
    }

    private static func samples(of cell: Cell, labels: [MetricLabel]) -> [MetricSample] {
        switch cell {
        case .counter(let counter): [MetricSample(counter.value, labels: labels)]
        case .gauge(let gauge): [MetricSample(gauge.value, labels: labels)]
        case .histogram(let histogram): histogram.samples(labels)
        }
    }

    private func cell(_ label: String, _ dimensions: [(String, String)], isTime: Bool = false) -> Cell? {
        guard let name = MetricName(rawValue: label), name.labels == dimensions.map(\.0) else { return nil }
        return cells.withLock { cells in
            let values = dimensions.map(\.1)
            if let cell = cells[name]?[values] { return cell }
            let cell = Self.makeCell(of: name.kind, isTime: isTime)
            cells[name, default: [:]][values] = cell
            return cell
        }
    }

    private static func makeCell(of kind: MetricName.Kind, isTime: Bool) -> Cell {
        switch kind {
        case .counter: .counter(CounterCell())
        case .gauge: .gauge(GaugeCell())
        case .histogram: .histogram(HistogramCell(bounds: isTime ? HistogramCell.timeBounds : HistogramCell.sizeBounds))
        }
    }
}

extension MetricRegistry {
    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        if case .counter(let counter) = cell(label, dimensions) { counter } else { NOOPMetricsHandler.instance }
    }

    package func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        switch cell(label, dimensions) {
        case .gauge(let gauge): gauge
        case .histogram(let histogram): histogram
        case .counter, nil: NOOPMetricsHandler.instance
        }
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        if case .histogram(let histogram) = cell(label, dimensions, isTime: true) {
            histogram
        } else {
            NOOPMetricsHandler.instance
        }
    }

    package func destroyCounter(_ handler: any CounterHandler) {}

    package func destroyRecorder(_ handler: any RecorderHandler) {}

    package func destroyTimer(_ handler: any TimerHandler) {}
}
