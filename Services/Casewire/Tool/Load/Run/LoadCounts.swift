/// How far a load run has come.
struct LoadCounts: Hashable, Sendable {
    var published = 0
    var confirmed = 0
    var outcomes = 0
    /// Messages that made a case.
    var opening = 0
    var created = 0
    var assigned = 0
    /// Cases for which an acknowledgement is wanted.
    var acknowledged = 0
    var notices = 0
    var settledNotices = 0
    /// Rises whenever something of the run's own happens.
    var activity = 0
    /// The latest latencies up to the outcome: median and 99th percentile, in microseconds.
    var median: Int64?
    var p99: Int64?

    /// Takes the counts out of a ledger.
    init(_ ledger: LoadLedger) {
        published = ledger.messages.entries.count
        confirmed = ledger.messages.confirmed
        outcomes = ledger.messages.concluded
        opening = ledger.messages.opening
        created = ledger.cases.created
        assigned = ledger.cases.assigned
        acknowledged = ledger.cases.acknowledged
        notices = ledger.notices.entries.count
        settledNotices = ledger.notices.settled
        activity = ledger.activity
    }

    /// Whether everything has come as far as it is followed.
    func isComplete(_ scope: LoadAccount.Scope) -> Bool {
        guard outcomes >= confirmed, created >= opening else { return false }
        guard !scope.hasAgents || assigned >= created else { return false }
        return scope.isIntakeOnly || (acknowledged >= created && settledNotices >= notices)
    }
}
