import Contracts
import FoundationEssentials
import Testing

@testable import Casewire

/// A run in which all is well, and for each proof what makes it fail.
@Suite struct LoadProofsTests {
    private static let first = UUID()
    private static let second = UUID()

    private static func opened(_ message: Int, _ id: UUID, event: UInt64) -> LoadEvent {
        .outcome(message: message, event: event, LoadEvent.Outcome(accepted: .opened, caseID: id))
    }

    private static func acknowledgement(_ record: UUID, key: UInt64) -> [LoadEvent] {
        let id = UUID()
        return [
            .notification(id: id, sequence: 1, .requested(key: key, record: record, isAcknowledgement: true)),
            .notification(id: id, sequence: 2, .sent),
        ]
    }

    /// Two messages that open a case each, and a planted one that is refused.
    private static let well: [LoadEvent] =
        [
            opened(0, first, event: 1), opened(1, second, event: 2),
            .outcome(message: 2, event: 3, LoadEvent.Outcome()),
            .created(id: first, sequence: 1, message: 0), .created(id: second, sequence: 1, message: 1),
            .changed(id: first, sequence: 2, hasAssignee: true), .changed(id: second, sequence: 2, hasAssignee: true),
        ] + acknowledgement(first, key: 1) + acknowledgement(second, key: 2)

    private func account(
        drain: LoadAccount.Drain = .empty(after: .seconds(1)), dead: [ServiceName: Int] = [.intake: 1]
    ) -> LoadAccount {
        LoadAccount(
            scope: LoadAccount.Scope(hasAgents: true), drain: drain, drainLimit: .seconds(60), deadBefore: [:],
            deadAfter: dead)
    }

    private func failures(
        _ events: [LoadEvent], unconfirmed: Bool = false, _ account: LoadAccount? = nil
    ) -> [String] {
        var ledger = LoadLedger()
        _ = ledger.publish(scheduled: [0, 0, 0]) { $0 == 2 }
        for number in (unconfirmed ? 1 : 0)..<3 { _ = ledger.confirm(number) }
        for event in events { _ = ledger.take(event) }
        return LoadProofs(ledger: ledger, account: account ?? self.account()).all.filter { !$0.holds }.map(\.name)
    }

    private func without(_ place: Int) -> [LoadEvent] {
        Self.well.enumerated().filter { $0.offset != place }.map(\.element)
    }

    @Test func allProofsHoldWhereAllIsWell() {
        #expect(failures(Self.well).isEmpty)
        #expect(failures(Self.well + Self.well).isEmpty)
    }

    @Test func aMessageWithoutConfirmIsSeen() {
        #expect(failures(Self.well, unconfirmed: true) == ["The broker confirmed every message"])
    }

    @Test func aLostMessageIsSeen() {
        #expect(failures(without(2)).contains("Every confirmed message has exactly one outcome"))
    }

    @Test func aSecondOutcomeIsSeen() {
        let events = Self.well + [Self.opened(0, Self.first, event: 99)]
        #expect(failures(events) == ["Every confirmed message has exactly one outcome"])
    }

    @Test func aBadInputThatIsTakenIsSeen() {
        let taken = LoadEvent.outcome(message: 2, event: 3, LoadEvent.Outcome(accepted: .ignored))
        let events = Self.well.map { if case .outcome(2, _, _) = $0 { taken } else { $0 } }
        #expect(failures(events) == ["The bad inputs were refused, and nothing else"])
    }

    @Test func aGoodInputThatIsRefusedIsSeen() {
        let refused = [LoadEvent.outcome(message: 0, event: 1, LoadEvent.Outcome())] + Self.well.dropFirst()
        #expect(failures(refused).contains("The bad inputs were refused, and nothing else"))
    }

    @Test func aSecondCaseForAMessageIsSeen() {
        let events = Self.well + [.created(id: UUID(), sequence: 1, message: 0)]
        #expect(failures(events).contains("Every message that opened a case has one case, and no case exists twice"))
    }

    @Test func aCaseThatWasNeverCreatedIsSeen() {
        #expect(
            failures(without(3)).contains("Every message that opened a case has one case, and no case exists twice"))
    }

    @Test func aGapIsSeen() {
        let events = Self.well + [.changed(id: Self.first, sequence: 4, hasAssignee: false)]
        #expect(failures(events) == ["Every case's events are gap-free from 1 and in order"])
    }

    @Test func aWrongOrderIsSeen() {
        let early = [4, 3].map { LoadEvent.changed(id: Self.first, sequence: $0, hasAssignee: false) }
        #expect(failures(Self.well + early) == ["Every case's events are gap-free from 1 and in order"])
    }

    @Test func aNotificationMadeTwiceIsSeen() {
        #expect(failures(Self.well + Self.acknowledgement(Self.first, key: 9)) == ["Every notification once"])
        #expect(failures(Self.well + Self.acknowledgement(UUID(), key: 1)) == ["Every notification once"])
    }

    @Test func aNotificationSentTwiceIsSeen() {
        let id = UUID()
        let other = LoadEvent.Notice.requested(key: 7, record: Self.first, isAcknowledgement: false)
        let events: [LoadEvent] = [
            .notification(id: id, sequence: 1, other), .notification(id: id, sequence: 2, .sent),
            .notification(id: id, sequence: 3, .sent),
        ]
        #expect(failures(Self.well + events) == ["Every notification once"])
        #expect(failures(Self.well + events.prefix(2)).isEmpty)
        #expect(failures(Self.well + events.prefix(1)) == ["Every notification once"])
    }

    @Test func whatIsNotSentIsNamed() {
        var ledger = LoadLedger()
        _ = ledger.publish(scheduled: [0, 0, 0]) { $0 == 2 }
        let drops = [NoticeBook.Drop.suppressed, .suppressed, .failed]
        let unsent: [LoadEvent] = drops.enumerated().flatMap { place, drop in
            let id = UUID()
            let wish = LoadEvent.Notice.requested(key: UInt64(place + 7), record: Self.first, isAcknowledgement: false)
            return [
                LoadEvent.notification(id: id, sequence: 1, wish),
                .notification(id: id, sequence: 2, .dropped(drop)),
            ]
        }
        for event in Self.well + unsent { _ = ledger.take(event) }
        let proof = LoadProofs(ledger: ledger, account: account()).all.first { $0.name == "Every notification once" }
        #expect(
            proof?.finding == "5 notifications, 2 sent, 2 suppressed, 1 failed, 0 not settled, "
                + "0 cases without acknowledgement, 0 twice")
        #expect(proof?.holds == true)
    }

    @Test func aMissingAcknowledgementIsSeen() {
        #expect(failures(Self.well.dropLast(2)) == ["Every notification once"])
    }

    @Test func aCaseWithoutAgentIsSeen() {
        #expect(failures(without(5)) == ["Every case has an agent"])
    }

    @Test func queuesThatDoNotRunEmptyAreSeen() {
        let name = "Queues and outboxes are empty within 60 s"
        #expect(failures(Self.well, account(drain: .not(["casewire.intake.bulk: 3"]))) == [name])
        #expect(failures(Self.well, account(drain: .empty(after: .seconds(61)))) == [name])
    }

    @Test func deadLettersTooManyOrTooFewAreSeen() {
        let name = "Dead letters equal the bad inputs"
        for dead in [[:], [.intake: 2], [.intake: 1, .routing: 1], [.survey: 1]] as [[ServiceName: Int]] {
            #expect(failures(Self.well, account(dead: dead)) == [name])
        }
    }

    @Test func anEventThatBreaksTheContractIsSeen() {
        #expect(failures(Self.well + [.unreadable]) == ["Every event is as the contract has it"])
    }
}
