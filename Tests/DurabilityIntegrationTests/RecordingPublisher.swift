import Messaging
import Synchronization

/// Keeps what is published to it, and answers as the test says.
final class RecordingPublisher: Publisher {
    private struct Record {
        var attempts: [Int64: Int] = [:]
        var sequences: [String: [Int64]] = [:]
        var sizes: [Int] = []
        var watermarks: Set<Int> = []
    }

    private let record = Mutex(Record())
    private let answer: @Sendable (_ sequence: Int64, _ attempt: Int) -> PublishOutcome

    init(answering answer: @escaping @Sendable (_ sequence: Int64, _ attempt: Int) -> PublishOutcome) {
        self.answer = answer
    }

    /// The sequence numbers that were published of each aggregate, in order.
    var sequences: [String: [Int64]] { record.withLock(\.sequences) }

    /// How often each sequence number was published, whatever came of it.
    var attempts: [Int64: Int] { record.withLock(\.attempts) }

    /// The parts of which a watermark was published.
    var watermarks: Set<Int> { record.withLock(\.watermarks) }

    /// How many bytes of bodies were published at once, each time.
    var sizes: [Int] { record.withLock(\.sizes) }

    func publish(_ messages: [OutgoingMessage]) async -> [PublishOutcome] {
        record.withLock { $0.sizes.append(messages.reduce(0) { $0 + $1.body.count }) }
        return messages.map { message in
            let headers = message.properties.headers
            guard let subject = headers["cloudEvents_subject"]?.text,
                let sequence = headers["cloudEvents_aggregateseq"]?.text.flatMap({ Int64($0) })
            else {
                keepWatermark(message)
                return .confirmed
            }
            let attempt = record.withLock { record in
                record.attempts[sequence, default: 0] += 1
                return record.attempts[sequence, default: 0]
            }
            let outcome = answer(sequence, attempt)
            if outcome == .confirmed { record.withLock { $0.sequences[subject, default: []].append(sequence) } }
            return outcome
        }
    }

    private func keepWatermark(_ message: OutgoingMessage) {
        guard let part = message.routingKey.split(separator: ".p").last.flatMap({ Int($0) }) else { return }
        record.withLock { _ = $0.watermarks.insert(part) }
    }
}
