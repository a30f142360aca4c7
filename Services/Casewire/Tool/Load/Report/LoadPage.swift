import Domain

/// The report of a load run as one web page: no scripts, nothing to fetch, readable in the dark.
struct LoadPage: Sendable {
    private let result: LoadResult

    /// Makes the page of a result.
    init(_ result: LoadResult) { self.result = result }

    /// The page.
    var html: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Load run \(result.run)</title>
        <style>\(Self.style)</style>
        </head>
        <body>
        <h1>Load run \(result.run)</h1>
        \(verdict)
        <h2>Proofs</h2>
        \(proofs)
        <h2>Stages</h2>
        <p>Latency from the instant at which a message was due to the arrival of the event.</p>
        \(stages)
        \(plots.map { "<figure>\($0.svg)</figure>" }.joined(separator: "\n"))
        </body>
        </html>

        """
    }

    private static let style = """
        :root{color-scheme:light dark;--ink:#1c2430;--paper:#fff;--line:#d5dae1;--faint:#667080;--good:#18794e;\
        --bad:#c62a2f;--s0:#0b68cb;--s1:#b4540a;--s2:#18794e;--s3:#8e4ec6;--s4:#c2298a;--s5:#0d7d8c}
        @media (prefers-color-scheme:dark){:root{--ink:#e6e9ee;--paper:#14181f;--line:#343c48;--faint:#97a1b0;\
        --good:#4cc38a;--bad:#ff6369;--s0:#6cb2ff;--s1:#ffa057;--s2:#4cc38a;--s3:#c89bf0;--s4:#f778ba;--s5:#4ccce0}}
        body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:60rem;\
        margin:2rem auto;padding:0 1rem}
        h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}
        table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
        th,td{padding:.3rem .6rem;border-bottom:1px solid var(--line);text-align:right}
        th:first-child,td:first-child{text-align:left}
        .good{color:var(--good)}.bad{color:var(--bad)}
        ul{list-style:none;padding:0}figure{margin:2rem 0}
        svg{width:100%;height:auto}svg text{fill:var(--ink);font:12px system-ui,sans-serif}
        svg .faint{fill:var(--faint)}svg .grid{stroke:var(--line);stroke-width:1}
        svg .title{font-size:15px;font-weight:600}
        """

    private var verdict: String {
        let (all, failed) = (result.proofs.count, result.proofs.count { !$0.holds })
        let word = failed == 0 ? "All \(all) proofs hold" : "\(failed) of \(all) proofs fail"
        let told = result.outcomes.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        return """
            <p><strong class="\(failed == 0 ? "good" : "bad")">\(word)</strong> · \
            \(result.counts.published) messages published, \(result.repeated) of them twice, \
            \(result.counts.confirmed) confirmed · outcomes: \
            \(Markup.escaped(told.isEmpty ? "none" : told))</p>
            <p>Begun \(result.begunAt.rfc3339) on \(Markup.escaped(result.target)): \
            \(Markup.escaped(result.settings.description))</p>
            """
    }

    private var proofs: String {
        let items = result.proofs.map { proof in
            """
            <li><span class="\(proof.holds ? "good" : "bad")">\(proof.holds ? "✓" : "✗")</span> \
            <strong>\(Markup.escaped(proof.name))</strong>: \(Markup.escaped(proof.finding))</li>
            """
        }
        return "<ul>\n\(items.joined(separator: "\n"))\n</ul>"
    }

    private var stages: String {
        let table = result.table
        let titles = table.columns.map { "<th>\(Markup.escaped($0.title.lowercased()))</th>" }.joined()
        let rows = table.rows.map { row in
            "<tr>\(row.map { "<td>\(Markup.escaped($0))</td>" }.joined())</tr>"
        }
        return "<table>\n<tr>\(titles)</tr>\n\(rows.joined(separator: "\n"))\n</table>"
    }
}

extension LoadPage {
    /// The plots, as far as there is anything to show.
    private var plots: [LinePlot] {
        [throughput, percentiles, over("p99", \.p99), over("Median", \.median)].filter { !$0.isEmpty }
    }

    private var throughput: LinePlot {
        let slices = result.meter.slices
        var plot = LinePlot(title: "Messages a second over time", horizontal: "seconds since the start")
        plot.add("published", slices.map { ($0.middle, Double($0.published) / $0.seconds) })
        for stage in result.stages where stage != .confirmed {
            plot.add(stage.name, slices.map { ($0.middle, Double($0.stages[stage.rawValue].count) / $0.seconds) })
        }
        return plot
    }

    /// The axis gives each further nine the same room.
    private var percentiles: LinePlot {
        var plot = LinePlot(title: "Latency by percentile, in milliseconds", horizontal: "percentile")
        plot.isLogarithmic = true
        let shown = [0.0, 25, 50, 75, 90, 95, 99, 99.5, 99.9, 99.99]
        plot.ticks = [50.0, 90, 99, 99.9, 99.99].map { (Self.nines($0), LoadResult.name(ofPercentile: $0)) }
        for stage in result.stages {
            let latencies = result.meter.latencies(stage)
            plot.add(
                stage.name,
                shown.compactMap { percent in
                    latencies.value(atPercentile: percent).map { (Self.nines(percent), Double($0) / 1_000) }
                })
        }
        return plot
    }

    /// How many nines a percentile has: 1 for 90, 2 for 99.
    private static func nines(_ percent: Double) -> Double {
        var (rest, nines) = (1 - percent / 100, 0.0)
        while rest < 0.1 - 1e-9 {
            rest *= 10
            nines += 1
        }
        return nines + (1 - rest) / 0.9
    }

    private func over(_ name: String, _ value: KeyPath<LoadMeter.StageSlice, Int64?>) -> LinePlot {
        var plot = LinePlot(
            title: "\(name) latency over time, in milliseconds", horizontal: "seconds since the start")
        plot.isLogarithmic = true
        for stage in result.stages {
            plot.add(
                stage.name,
                result.meter.slices.map { slice in
                    (slice.middle, slice.stages[stage.rawValue][keyPath: value].map { Double($0) / 1_000 })
                })
        }
        return plot
    }
}

extension LoadMeter.Slice {
    /// The middle of the slice, in seconds since the start.
    fileprivate var middle: Double { Double(begin + end) / 2_000_000 }

    /// How long the slice is, in seconds.
    fileprivate var seconds: Double { Double(end - begin) / 1_000_000 }
}
