import Durability
import Foundation

/// What the kernel knows of this process, read from /proc; empty where there is no /proc.
enum ProcessStatistics {
    /// The process metrics under the names that Prometheus gives them everywhere.
    static func families() -> [MetricFamily] {
        let fields = statFields() ?? []
        let values: [(MetricName, Double?)] = [
            (.residentMemory, number(fields, at: 21).map { $0 * Double(sysconf(Int32(_SC_PAGESIZE))) }),
            (.openFiles, openFiles()),
            (.processorTime, sum(number(fields, at: 11), number(fields, at: 12)).map { $0 / ticks }),
            (.startTime, sum(bootTime(), number(fields, at: 19).map { $0 / ticks })),
        ]
        return values.compactMap { name, value in value.map { MetricFamily(name, [MetricSample($0)]) } }
    }

    private static func sum(_ left: Double?, _ right: Double?) -> Double? {
        left.flatMap { left in right.map { left + $0 } }
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
        let line = text(of: "/proc/stat")?.split(separator: "\n").first { $0.hasPrefix("btime ") }
        return line.flatMap { Double($0.dropFirst(6)) }
    }

    private static func text(of path: String) -> String? {
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            return nil
        }
    }
}
