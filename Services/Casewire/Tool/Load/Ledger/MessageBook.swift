import Contracts

/// What is known of the messages of a run, in 24 bytes each.
struct MessageBook: Sendable {
    /// One message.
    struct Entry: Sendable {
        /// When it was to be published, in microseconds since the start.
        let scheduled: Int64
        fileprivate var outcome: UInt64 = 0
        /// The case that it made, by its number in the `CaseBook`; -1 if none.
        fileprivate(set) var subject: Int32 = -1
        let isBad: Bool
        fileprivate(set) var isConfirmed = false
        fileprivate(set) var hasOutcome = false
        fileprivate(set) var opensCase = false
    }

    private(set) var entries: [Entry] = []
    private(set) var confirmed = 0
    private(set) var planted = 0
    /// How often each outcome came, by its name.
    private(set) var outcomes: [String: Int] = [:]
    private(set) var concluded = 0
    /// Messages of which a second outcome was told.
    private(set) var concludedTwice = 0
    /// Planted ones that were refused.
    private(set) var badRefused = 0
    private(set) var goodRefused = 0
    /// Messages that made a case.
    private(set) var opening = 0
    /// Messages for which two cases were made.
    private(set) var doubled = 0

    /// A message is published; its number is the count of those before it.
    mutating func publish(scheduled: Int64, isBad: Bool) {
        entries.append(Entry(scheduled: scheduled, isBad: isBad))
        if isBad { planted += 1 }
    }

    /// The broker has the message; returns when it was due, or `nil` if that was known.
    mutating func confirm(_ number: Int) -> Int64? {
        guard entries.indices.contains(number), !entries[number].isConfirmed else { return nil }
        entries[number].isConfirmed = true
        confirmed += 1
        return entries[number].scheduled
    }

    /// Intake told what became of the message, in an event with that mark; returns when the message was due, or `nil`
    /// if its outcome was known.
    mutating func conclude(_ number: Int, _ outcome: LoadEvent.Outcome, event: UInt64) -> Int64? {
        guard entries.indices.contains(number) else { return nil }
        guard !entries[number].hasOutcome else {
            if entries[number].outcome != event { concludedTwice += 1 }
            return nil
        }
        entries[number].hasOutcome = true
        entries[number].outcome = event
        concluded += 1
        count(outcome, of: number)
        return entries[number].scheduled
    }

    private mutating func count(_ outcome: LoadEvent.Outcome, of number: Int) {
        outcomes[outcome.accepted?.rawValue ?? IntakeOutcome.refused, default: 0] += 1
        if outcome.opensCase {
            entries[number].opensCase = true
            opening += 1
        }
        guard outcome.accepted == nil else { return }
        if entries[number].isBad { badRefused += 1 } else { goodRefused += 1 }
    }

    /// A case was made for the message.
    mutating func made(_ subject: Int32, for number: Int) {
        guard entries.indices.contains(number), entries[number].subject != subject else { return }
        if entries[number].subject < 0 { entries[number].subject = subject } else { doubled += 1 }
    }

    /// Confirmed messages of which nothing was heard, and the number of the first.
    var unanswered: (count: Int, first: Int?) {
        let isUnanswered = { (entry: Entry) in entry.isConfirmed && !entry.hasOutcome }
        return (entries.count(where: isUnanswered), entries.firstIndex(where: isUnanswered))
    }
}
