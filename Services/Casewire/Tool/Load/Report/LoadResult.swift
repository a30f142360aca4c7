import Contracts
import Domain

/// What a load run measured and proved.
struct LoadResult: Sendable {
    let run: String
    /// When the first message was published.
    let begunAt: Timestamp
    /// The broker, without its password.
    let target: String
    /// What it was asked for.
    let settings: LoadSettings.Summary
    let counts: LoadCounts
    /// How many of the messages were published twice.
    let repeated: Int
    /// How often each outcome came, by its name.
    let outcomes: [String: Int]
    let meter: LoadMeter
    let scope: LoadAccount.Scope
    /// How often an agent's acceptance was refused, by code.
    let refusedAcceptances: [String: Int]
    let proofs: [LoadProof]

    /// The percentiles that are told.
    static let percentiles = [50.0, 75, 90, 95, 99, 99.9]

    /// Whether all proofs hold.
    var holds: Bool { proofs.allSatisfy(\.holds) }

    /// The stages that anything reached.
    var stages: [LoadStage] { LoadStage.allCases.filter { meter.latencies($0).count > 0 } }

    /// The whole as JSON; latencies in microseconds.
    var json: JSONValue {
        .members(
            ("run", .string(run)), ("begunAt", .string(begunAt.rfc3339)), ("target", .string(target)),
            ("holds", .bool(holds)), ("settings", settings.json),
            ("latencyUnit", "microseconds"), ("published", .count(counts.published)),
            ("confirmed", .count(counts.confirmed)), ("repeated", .count(repeated)), ("cases", .count(counts.created)),
            ("outcomes", Self.json(outcomes)), ("refusedAcceptances", Self.json(refusedAcceptances)),
            ("stages", .list(stages.map(json))), ("proofs", .list(proofs.map(\.json))),
            ("slices", .list(meter.slices.map { json($0) })))
    }

    private static func json(_ counts: [String: Int]) -> JSONValue {
        .object(counts.sorted { $0.key < $1.key }.map { JSONProperty($0.key, .count($0.value)) })
    }

    private func json(_ stage: LoadStage) -> JSONValue {
        let latencies = meter.latencies(stage)
        let values = Self.percentiles.map { percent in
            JSONProperty(Self.name(ofPercentile: percent), .integer(latencies.value(atPercentile: percent) ?? 0))
        }
        let head: JSONValue = .members(
            ("stage", .string(stage.name)), ("count", .count(latencies.count)),
            ("perSecond", meter.throughput(stage).map { .number($0) }), ("mean", latencies.mean.map { .number($0) }))
        return .object(head.properties + values + [JSONProperty("max", .integer(latencies.maximum))])
    }

    private func json(_ slice: LoadMeter.Slice) -> JSONValue {
        let stages = stages.map { stage in
            let part = slice.stages[stage.rawValue]
            return JSONProperty(
                stage.name,
                .members(
                    ("count", .count(part.count)), ("p50", part.median.map { .integer($0) }),
                    ("p99", part.p99.map { .integer($0) })))
        }
        let head: JSONValue = [
            "from": .integer(slice.begin), "to": .integer(slice.end), "published": .count(slice.published),
        ]
        return .object(head.properties + stages)
    }

    /// Such as `p99` or `p99.9`.
    static func name(ofPercentile percent: Double) -> String {
        percent == percent.rounded() ? "p\(Int(percent))" : "p\(percent)"
    }
}

extension LoadResult {
    /// The whole as a table and a list of proofs.
    func lines(_ painter: Painter) -> [String] {
        let told = outcomes.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        let refused = refusedAcceptances.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        return [
            painter.paint("Run \(run)", .bold) + ", begun \(begunAt.rfc3339), on \(target)",
            "  \(settings)",
            "  \(counts.published) published, \(repeated) of them twice, \(counts.confirmed) confirmed; outcomes: "
                + (told.isEmpty ? "none" : told),
        ] + (refused.isEmpty ? [] : ["  acceptances refused: \(refused.joined(separator: ", "))"])
            + [""] + table.lines(painter) + ["", painter.paint("Proofs", .bold)] + proofs.map { $0.line(painter) }
    }

    /// One row a stage.
    var table: TextTable {
        let figures = ["COUNT", "RATE"] + Self.percentiles.map { Self.name(ofPercentile: $0).uppercased() } + ["MAX"]
        var table = TextTable([.init("STAGE")] + figures.map { .init($0, alignment: .right) })
        for stage in stages {
            let latencies = meter.latencies(stage)
            let values = Self.percentiles.map { LoadFigure.latency(latencies.value(atPercentile: $0)) }
            table.add(
                [stage.name, String(latencies.count), LoadFigure.rate(meter.throughput(stage))] + values
                    + [LoadFigure.latency(latencies.maximum)])
        }
        return table
    }
}
