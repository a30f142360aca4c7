import Contracts
import Messaging

/// The messages of one round of a relay, and what the broker said of them: pure.
struct RelayBatch: Sendable {
    /// A pending row.
    struct Row: Sendable {
        let id: Int64
        let part: Int
        let isEvent: Bool
        let message: OutgoingMessage

        var isOfParty: Bool { isEvent && MessageType.isOfParty(routingKey: message.routingKey) }
    }

    /// What to take out of the outbox.
    struct Done: Hashable, Sendable {
        /// Events, to be entered in the feed.
        var events: [Int64] = []
        /// Commands, answers and dead letters.
        var others: [Int64] = []
        /// How many stay, to be published again.
        var left = 0
        /// The parts that they are of.
        var halted: Set<Int> = []
        /// The parts of which something is done.
        var moved: Set<Int> = []
        /// Whether the broker has not answered for one: it is likely to be away.
        var isInDoubt = false
        /// What the broker said of the first one that it gave back; those behind it of the same part wait for it.
        var refusal: String?
    }

    /// In the order in which they are published.
    let rows: [Row]
    /// Whether these are all that there were.
    let isWhole: Bool

    /// Puts the rows in the order in which they are published: first what is said of parties, of whom the others speak,
    /// and each part by part, since the broker keeps its word on few routing keys in mind. An aggregate's order stays.
    init(inOrderOfIDs rows: [Row], isWhole: Bool) {
        self.rows = Self.order(rows.filter(\.isOfParty)) + Self.order(rows.filter { !$0.isOfParty })
        self.isWhole = isWhole
    }

    private static func order(_ rows: [Row]) -> [Row] {
        rows.enumerated().sorted { ($0.element.part, $0.offset) < ($1.element.part, $1.offset) }.map(\.element)
    }

    /// Sorts the broker's words: of each part only what stands before the first doubtful message is done, so that no
    /// later message of an aggregate is ever first seen before an earlier one.
    func done(_ outcomes: [PublishOutcome]) -> Done {
        var done = Done()
        for (row, outcome) in zip(rows, outcomes) {
            guard !done.halted.contains(row.part), isSettled(row, outcome) else {
                if case .returned(let code, let reason) = outcome, done.refusal == nil {
                    done.refusal = "\(code) \(reason), for \(row.message.exchange) \(row.message.routingKey)"
                }
                done.halted.insert(row.part)
                done.isInDoubt = done.isInDoubt || outcome == .unknown
                done.left += 1
                continue
            }
            done.moved.insert(row.part)
            if row.isEvent { done.events.append(row.id) } else { done.others.append(row.id) }
        }
        return done
    }

    private func isSettled(_ row: Row, _ outcome: PublishOutcome) -> Bool {
        switch outcome {
        case .confirmed: true
        // Whoever asked no longer waits for the answer.
        case .returned: row.message.exchange == Exchange.replies
        case .rejected, .unknown: false
        }
    }
}
