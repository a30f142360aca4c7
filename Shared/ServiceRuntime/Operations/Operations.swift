package import Contracts
import Durability
import Foundation

/// What a service says about itself to those who run it.
package struct Operations: Sendable {
    private let service: ServiceName
    private let board: HealthBoard
    private let watchdog: Watchdog
    private let registry: MetricRegistry

    /// Gathers what there is to say.
    package init(of service: ServiceName, board: HealthBoard, watchdog: Watchdog, registry: MetricRegistry) {
        self.service = service
        self.board = board
        self.watchdog = watchdog
        self.registry = registry
    }

    /// An answer to an operator's question.
    package struct Answer: Sendable {
        /// Whether all is well.
        package let isGood: Bool
        package let contentType: String
        package let body: String
    }

    /// Whether the process works at all; if not, it wants to be started anew.
    package func live() -> Answer {
        let isLive = watchdog.isContent
        return json(LiveReport(service: service, status: isLive ? "live" : "wedged"), isGood: isLive)
    }

    /// Whether the service should be given work, and what it lacks.
    package func ready() -> Answer {
        let health = board.current
        return json(
            ReadyReport(service: service, status: health.phase.rawValue, checks: health.checks), isGood: health.isReady)
    }

    /// The metrics in the text format of Prometheus.
    package func metrics() -> Answer {
        Answer(
            isGood: true, contentType: PrometheusText.contentType,
            body: PrometheusText.of(registry.families + healthFamilies + ProcessStatistics.families()))
    }

    private var healthFamilies: [MetricFamily] {
        let health = board.current
        let links = health.checks.map { check in
            MetricSample(check.status == .passing ? 1 : 0, labels: [MetricLabel("check", check.name.rawValue)])
        }
        return [MetricFamily(.check, links), MetricFamily(.ready, [MetricSample(health.isReady ? 1 : 0)])]
    }

    private struct LiveReport: Encodable {
        let service: ServiceName
        let status: String
    }

    private struct ReadyReport: Encodable {
        let service: ServiceName
        let status: String
        let checks: [HealthCheck]
    }

    private func json(_ report: some Encodable, isGood: Bool) -> Answer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            let body = String(decoding: try encoder.encode(report), as: UTF8.self)
            return Answer(isGood: isGood, contentType: "application/json", body: body + "\n")
        } catch {
            return Answer(isGood: false, contentType: "text/plain; charset=utf-8", body: "\(error)\n")
        }
    }
}
