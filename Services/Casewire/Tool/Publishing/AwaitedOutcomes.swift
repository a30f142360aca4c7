import Contracts

/// What was heard since messages were published: their outcomes, and up to when intake has published everything.
struct AwaitedOutcomes: Sendable {
    /// The ids of the messages that have no outcome yet.
    private(set) var missing: Set<String>
    /// The outcomes, by message id.
    private(set) var found: [String: IntakeOutcome] = [:]
    private(set) var marks = OutboxMarks()

    /// Nothing was heard of these messages yet.
    init(missing: Set<String>) { self.missing = missing }

    /// Takes an event for what it tells; most tell nothing here.
    mutating func take(_ event: CloudEvent) {
        if let outcome = IntakeOutcome(event) { return take(outcome) }
        guard event.type == FeedWatermark.type else { return }
        do throws(MalformedMessage) {
            marks.take(try event.content(FeedWatermark.self))
        } catch {
            // A watermark that cannot be read says nothing; the next comes in a second.
        }
    }

    /// Takes an outcome. The first of a message is the one that counts.
    mutating func take(_ outcome: IntakeOutcome) {
        guard missing.remove(outcome.messageID) != nil else { return }
        found[outcome.messageID] = outcome
    }
}
