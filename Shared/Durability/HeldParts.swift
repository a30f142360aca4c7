import Contracts
import Domain
import Postgres

/// The parts of the outbox whose advisory lock this relay's connection holds.
struct HeldParts: Sendable {
    private static let parts: ClosedRange<Int16> = 0...15
    /// How often a relay that does not hold all parts tries for the others.
    private static let interval = Duration.seconds(1)

    private(set) var held: [Int16] = []
    private let lockClass: Int32
    private var triedAt: Timestamp?

    init(service: ServiceName) { lockClass = service.lockClass }

    /// Tries for the parts that nobody holds; at most once a second.
    mutating func acquire(over connection: PostgresConnection, at now: Timestamp) async throws {
        guard held.count < Self.parts.count, triedAt.map({ now.since($0) >= Self.interval }) ?? true else { return }
        triedAt = now
        for part in Self.parts where !held.contains(part) {
            if try await connection.tryAdvisoryLock(lockClass, Int32(part)) { held.append(part) }
        }
    }
}

extension ServiceName {
    /// The first key of the service's advisory locks; the second is a part, or a schedule's number from 100.
    var lockClass: Int32 {
        switch self {
        case .intake: 0x4357_0001
        case .routing: 0x4357_0002
        case .itsm: 0x4357_0003
        case .notification: 0x4357_0004
        case .survey: 0x4357_0005
        }
    }
}
