import Contracts
import Domain

/// Whether intake is done with everything that was published: its queues have been empty for a while, by its own clock
/// and by ours, in which it has published whatever it made of the messages, and no outcome has come any more.
///
/// A message that it works on holds the watermarks back, since they stay before the oldest open transaction.
struct IntakeStillness: Hashable, Sendable {
    private struct Beginning: Hashable, Sendable {
        let mark: Timestamp
        let instant: ContinuousClock.Instant
        let missing: Int
    }

    /// How long it has to be still: longer than a message lies between the broker and a transaction, behind those that
    /// were fetched with it. A queue's count leaves out what was fetched, so only time tells; a busy machine has taken
    /// more than two seconds for the two hundred mails of a prefetch.
    static let duration: Duration = .seconds(10)

    private var beginning: Beginning?

    /// Takes a look at intake's queues, and what was heard before it; says whether it has been still for long enough.
    mutating func looked(
        queuesAreEmpty: Bool, heard: AwaitedOutcomes, at now: ContinuousClock.Instant
    ) -> Bool {
        guard queuesAreEmpty, let mark = heard.marks.latest(of: .intake) else {
            beginning = nil
            return false
        }
        guard let beginning, beginning.missing == heard.missing.count else {
            beginning = Beginning(mark: mark, instant: now, missing: heard.missing.count)
            return false
        }
        // A watermark may be old when it is heard, and the next be much younger.
        guard now - beginning.instant >= Self.duration else { return false }
        return heard.marks.behind(beginning.mark.advanced(by: Self.duration), of: [.intake]).isEmpty
    }
}
