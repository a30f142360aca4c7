import Contracts
import Domain
import Durability
import Synchronization

/// A round through the dead letters in which some are sent back or thrown away, each recorded.
struct DeadLetterRound: Sendable {
    let action: OperatorLog.Action
    let session: BrokerSession
    let log: OperatorLog
    let progress: Progress
    /// Which letters are meant.
    let selects: @Sendable (DeadLetter) -> Bool

    /// Goes through the services' queues; returns the letters that were dealt with.
    func run(through services: [ServiceName], limit: Int) async throws -> [DeadLetter] {
        let done = Mutex<[DeadLetter]>([])
        for service in services {
            try await DeadLetterQueue(service: service, session: session).review(limit: limit) { letter in
                guard selects(letter) else { return .keep }
                let time = SystemTime()
                let message = action == .redrive ? try letter.redriven() : nil
                let entry = try await log.begin(action, with: letter, at: time.now())
                if let message { try await session.publish(message) }
                try await log.complete(entry, at: time.now())
                done.withLock { $0.append(letter) }
                progress.advance(detail: letter.id)
                return .remove
            }
        }
        progress.finish()
        return done.withLock(\.self)
    }
}
