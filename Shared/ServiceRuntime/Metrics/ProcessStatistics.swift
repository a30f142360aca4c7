import Durability
import Foundation

/// What the kernel knows of this process, read from /proc; empty where there is no /proc.
enum ProcessStatistics {
    /// The process metrics under the names that Prometheus gives them everywhere.
    static func families() -> [MetricFamily] {
        var families: [MetricFamily] = []
        func add(_ name: MetricName, _ value: Double?) {
            if let value { families.append(MetricFamily(name, [MetricSample(value)])) }
        }
        let fields = statFields()
        add(.residentMemory, fields.flatMap { Self.number($0, at: 21) }.map { $0 * Double(sysconf(Int32(_SC_PAGESIZE))) })
        add(.openFiles, openFiles())
        add(.processorTime, fields.flatMap { fields in
            guard let user = number(fields, at: 11), let system = number(fields, at: 12) else { return nil }
            return (user + system) / ticks
        })
        add(.startTime, fields.flatMap { number($0, at: 19) }.flatMap { ticksAfterBoot in bootTime().map { $0 + ticksAfterBoot / ticks } })
        return families
    }

    private static var ticks: Double { Double(sysconf(Int32(_SC_CLK_TCK))) }

    /// The fields of /proc/self/stat from the third on (state), those behind the program's name, which may hold blanks.
    private static func statFields() -> [Substring]? {
        guard let text = text(of: "/proc/self/stat"), let end = text.lastIndex(of: ")") else { return nil }
        return text[text.index(after: end)...].split(separator: " ")
    }

    private static func number(_ fields: [Substring], at index: Int) -> Double? {
        fields.indices.contains(index) ? Double(fields[index]) : nil
    }

    private static func openFiles() -> Double? {
        do {
            return Double(try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count)
        } catch {
            return nil
        }
    }

    /// When the machine was started, in seconds since 1970.
    private static func bootTime() -> Double? {
        text(of: "/proc/stat")?.split(separator: "\n").first { $0.hasPrefix("btime ") }.flatMap { Double($0.dropFirst(6)) }
    }

    private static func text(of path: String) -> String? {
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            return nil
        }
    }
}
