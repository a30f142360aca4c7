import Contracts
import Durability
import ITSMDomain

/// What each event of a case means to the incidents that it waits for.
enum CaseEvents {
    static func add(to table: inout HandlerTable<ITSMStore>) {
        table.add(FollowCase<CaseInfoReceived> { event in event.text.map { .infoReceived(text: $0) } })
        table.add(FollowCase<CaseSolutionRejected> { .solutionRejected(reason: $0.reason) })
        table.add(FollowCase<CaseCancelled> { .cancelled(number: $0.case.number) })
        table.add(FollowCaseLink<CaseLinked>(\.link) { .linked($0) })
        table.add(FollowCaseLink<CaseUnlinked>(\.link) { .unlinked($0) })
    }
}
