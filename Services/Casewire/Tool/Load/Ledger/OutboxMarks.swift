import Contracts
import Domain

/// Up to when each service has published everything, on each of its sixteen partitions, as its watermarks say.
struct OutboxMarks: Hashable, Sendable {
    private var times: [ServiceName: [Timestamp?]] = [:]

    /// How many partitions a service's feed has.
    static let parts = 16

    /// Takes a watermark; an older one changes nothing.
    mutating func take(_ watermark: FeedWatermark) {
        guard (0..<Self.parts).contains(watermark.part) else { return }
        var parts = times[watermark.service] ?? Array(repeating: nil, count: Self.parts)
        parts[watermark.part] = max(parts[watermark.part] ?? watermark.time, watermark.time)
        times[watermark.service] = parts
    }

    /// The services of which a partition has not yet said that everything up to the instant is published.
    func behind(_ instant: Timestamp, of services: [ServiceName]) -> [ServiceName] {
        services.filter { service in
            guard let parts = times[service] else { return true }
            return !parts.allSatisfy { $0.map { $0 >= instant } ?? false }
        }
    }

    /// The latest that a service has said; `nil` if nothing was heard of it.
    func latest(of service: ServiceName) -> Timestamp? { times[service]?.compactMap(\.self).max() }

    /// The services of which nothing was heard at all.
    func silent(among services: [ServiceName]) -> [ServiceName] { services.filter { times[$0] == nil } }
}
