import Foundation

/// Lines over an axis, as SVG; the colours are the page's.
struct LinePlot: Sendable {
    /// A line.
    private struct Series: Sendable {
        let name: String
        /// Between two of them there is nothing to show.
        let pieces: [[Point]]
    }

    /// A point in the plot's own units.
    private struct Point: Sendable {
        let x: Double
        let y: Double
    }

    let title: String
    /// What the horizontal axis shows.
    let horizontal: String
    /// Each power of ten has the same height; what is not above zero is left out.
    var isLogarithmic = false
    /// The marks of the horizontal axis; round numbers if there are none.
    var ticks: [(at: Double, name: String)] = []
    private var series: [Series] = []

    /// More points than that would fall on one another.
    private static let pointLimit = 600
    private static let frame = (left: 64.0, top: 36.0, width: 800.0, height: 260.0)

    /// Starts an empty plot.
    init(title: String, horizontal: String) {
        self.title = title
        self.horizontal = horizontal
    }

    /// Adds a line, with a gap where there is no value; of very many points, each stands for the highest of its
    /// neighbours.
    mutating func add(_ name: String, _ points: [(Double, Double?)]) {
        let step = max(1, (points.count + Self.pointLimit - 1) / Self.pointLimit)
        let thinned = stride(from: 0, to: points.count, by: step).map { start in
            points[start..<min(start + step, points.count)].compactMap(point).max { $0.y < $1.y }
        }
        let pieces = thinned.split(whereSeparator: { $0 == nil }).map { $0.compactMap(\.self) }
        series.append(Series(name: name, pieces: pieces))
    }

    private func point(_ x: Double, _ y: Double?) -> Point? {
        guard let y, x.isFinite, y.isFinite, !isLogarithmic || y > 0 else { return nil }
        return Point(x: x, y: y)
    }

    /// Whether there is nothing to show.
    var isEmpty: Bool { series.allSatisfy(\.pieces.isEmpty) }

    /// The plot as an SVG element.
    var svg: String {
        let frame = Self.frame
        let size = (width: frame.left + frame.width + 32, height: frame.top + frame.height + 64)
        return """
            <svg viewBox="0 0 \(Self.text(size.width)) \(Self.text(size.height))" role="img" \
            aria-label="\(Markup.escaped(title))">
            <text class="title" x="0" y="16">\(Markup.escaped(title))</text>
            \(verticalMarks.map { mark(horizontalAt: $0) }.joined(separator: "\n"))
            \(horizontalMarks.map { mark(verticalAt: $0.at, $0.name) }.joined(separator: "\n"))
            <text class="faint" x="\(Self.text(frame.left + frame.width))" y="\(Self.text(size.height - 28))" \
            text-anchor="end">\(Markup.escaped(horizontal))</text>
            \(series.enumerated().flatMap { place, one in one.pieces.map { line($0, colour: place) } }
                .joined(separator: "\n"))
            \(series.enumerated().map { legend($1, at: $0, y: size.height - 8) }.joined(separator: "\n"))
            </svg>
            """
    }
}

extension LinePlot {
    private var horizontalRange: ClosedRange<Double> {
        let values = series.flatMap { $0.pieces.joined().map(\.x) }
        let (low, high) = (values.min() ?? 0, values.max() ?? 1)
        return ticks.isEmpty ? 0...max(high, 1e-6) : low...max(high, low + 1e-6)
    }

    /// The heights that the axis shows; exponents of ten if it is logarithmic.
    private var verticalRange: ClosedRange<Double> {
        let values = series.flatMap { $0.pieces.joined().map(\.y) }
        let (low, high) = (values.min() ?? 0, values.max() ?? 1)
        guard isLogarithmic else { return 0...max(Self.steps(upTo: high).last ?? 1, 1e-6) }
        let lowest = Self.exponent(low).rounded(.down)
        return lowest...max(Self.exponent(high).rounded(.up), lowest + 1)
    }

    private var verticalMarks: [Double] {
        let range = verticalRange
        guard isLogarithmic else { return Self.steps(upTo: range.upperBound) }
        return Array(stride(from: range.lowerBound, through: range.upperBound, by: 1))
    }

    private var horizontalMarks: [(at: Double, name: String)] {
        let range = horizontalRange
        guard ticks.isEmpty else { return ticks.filter { range.contains($0.at) } }
        return Self.steps(upTo: range.upperBound).filter { range.contains($0) }.map { ($0, Self.text($0)) }
    }

    private func left(_ x: Double) -> Double {
        let range = horizontalRange
        return Self.frame.left + (x - range.lowerBound) / (range.upperBound - range.lowerBound) * Self.frame.width
    }

    private func top(_ height: Double) -> Double {
        let range = verticalRange
        let share = (height - range.lowerBound) / (range.upperBound - range.lowerBound)
        return Self.frame.top + (1 - share) * Self.frame.height
    }

    private func mark(horizontalAt height: Double) -> String {
        let y = Self.text(top(height))
        let (from, to) = (Self.text(Self.frame.left), Self.text(Self.frame.left + Self.frame.width))
        let name = isLogarithmic ? Self.text(Self.power(height)) : Self.text(height)
        return """
            <line class="grid" x1="\(from)" y1="\(y)" x2="\(to)" y2="\(y)"/>\
            <text class="faint" x="\(Self.text(Self.frame.left - 8))" y="\(y)" dy="4" text-anchor="end">\(name)</text>
            """
    }

    private func mark(verticalAt x: Double, _ name: String) -> String {
        let place = Self.text(left(x))
        let bottom = Self.frame.top + Self.frame.height
        return """
            <line class="grid" x1="\(place)" y1="\(Self.text(Self.frame.top))" x2="\(place)" \
            y2="\(Self.text(bottom))"/>\
            <text class="faint" x="\(place)" y="\(Self.text(bottom + 18))" text-anchor="middle">\(name)</text>
            """
    }

    /// A piece of one point is a dot.
    private func line(_ piece: [Point], colour: Int) -> String {
        let points = (piece.count == 1 ? piece + piece : piece).map { point in
            let height = isLogarithmic ? Self.exponent(point.y) : point.y
            return "\(Self.text(left(point.x))),\(Self.text(top(height)))"
        }
        return """
            <polyline fill="none" stroke="var(--s\(colour % 6))" stroke-width="2" stroke-linejoin="round" \
            stroke-linecap="round" \
            points="\(points.joined(separator: " "))"/>
            """
    }

    private func legend(_ series: Series, at place: Int, y: Double) -> String {
        let x = Self.frame.left + Double(place) * 120
        return """
            <rect x="\(Self.text(x))" y="\(Self.text(y - 10))" width="12" height="12" fill="var(--s\(place % 6))"/>\
            <text x="\(Self.text(x + 18))" y="\(Self.text(y))">\(Markup.escaped(series.name))</text>
            """
    }
}

extension LinePlot {
    /// Round numbers from 0 to the first that is not below the highest value.
    static func steps(upTo high: Double) -> [Double] {
        guard high > 0 else { return [0, 1] }
        let rough = high / 5
        let power = Self.power(exponent(rough).rounded(.down))
        let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough * 0.999_999 } ?? power * 10
        let count = Int((high / step - 1e-9).rounded(.up))
        return (0...max(1, count)).map { Double($0) * step }
    }

    private static func exponent(_ value: Double) -> Double { log10(max(value, 1e-9)) }

    private static func power(_ exponent: Double) -> Double { pow(10, exponent) }

    /// At most three decimal places, none that are zero.
    static func text(_ value: Double) -> String {
        let thousandths = Int((value * 1_000).rounded())
        let (whole, rest) = abs(thousandths).quotientAndRemainder(dividingBy: 1_000)
        var fraction = String(repeating: "0", count: 3 - String(rest).count) + String(rest)
        while fraction.last == "0" { fraction.removeLast() }
        return (thousandths < 0 ? "-" : "") + String(whole) + (fraction.isEmpty ? "" : ".\(fraction)")
    }
}
