import Contracts
import Domain
import FoundationEssentials
import Messaging

/// The word of each relay, once a second, up to when everything of its part has been published (sla.md 4.7).
struct Watermarks: Sendable {
    private static let interval = Duration.seconds(1)

    private let service: ServiceName
    private var identifiers = IdentifierSource()
    private var saidAt: Timestamp?

    init(service: ServiceName) { self.service = service }

    /// Whether the last were published a second ago or more.
    func isDue(at now: Timestamp) -> Bool { saidAt.map { now.since($0) >= Self.interval } ?? true }

    /// The watermarks of the parts.
    mutating func messages(of parts: [Int16], upTo time: Timestamp) throws -> [OutgoingMessage] {
        saidAt = time
        return try parts.map { part in
            let content = FeedWatermark(service: service, part: Int(part), time: time)
            let event = try CloudEvent(
                content, id: identifiers.next(at: time).lowercased, source: service.source, time: time)
            return .event(event, partition: Int(part))
        }
    }
}
