import Contracts
import Domain
import Testing

@testable import Casewire

@Suite struct DemoWorldTests {
    private let id = DemoIdentity.id(of: "case") as RecordID

    private func event(_ content: some MessageContent, sequence: Int64? = nil, cause: String? = nil) throws
        -> CloudEvent
    {
        var event = try CloudEvent(content, id: "e", source: "urn:casewire:intake", time: Timestamp(microseconds: 0))
        event.aggregateSequence = sequence
        event.causationID = cause
        return event
    }

    private func opened(version: Int64, state: CaseSnapshot.State) -> CaseOpened {
        let snapshot = CaseSnapshot(
            id: id, number: "CS0000001", version: version, state: state, channel: .email,
            openedAt: Timestamp(microseconds: 0))
        return CaseOpened(case: snapshot, changed: [], actor: .system("intake"))
    }

    @Test func theLatestVersionCountsInWhateverOrderEventsCome() throws {
        var world = DemoWorld()
        world.take(try event(opened(version: 3, state: .open), sequence: 3))
        world.take(try event(opened(version: 2, state: .new), sequence: 2))
        #expect(world.cases[id]?.snapshot.state == .open)
        #expect(world.cases[id]?.events.keys.sorted() == [2, 3])
        #expect(world.revision == 2)
    }

    @Test func anEventThatComesTwiceChangesNothing() throws {
        var world = DemoWorld()
        let event = try event(opened(version: 2, state: .open), sequence: 2)
        world.take(event)
        world.take(event)
        #expect(world.cases[id]?.events.count == 1)
    }

    @Test func theFirstOutcomeOfAMessageCounts() throws {
        var world = DemoWorld()
        let opened = IntakeAccepted(
            channel: .email, provider: "rfc822", externalId: "1@x", outcome: .opened, evidence: [])
        let again = IntakeAccepted(
            channel: .email, provider: "rfc822", externalId: "1@x", outcome: .duplicate, evidence: [])
        world.take(try event(opened, cause: "m-1"))
        world.take(try event(again, cause: "m-1"))
        #expect(world.outcomes["m-1"]?.word == "opened")
    }

    @Test func aRefusalIsTheOutcomeOfItsMessage() throws {
        var world = DemoWorld()
        var refused = IntakeRefused(channel: "email", code: .duplicate, message: "Used before.")
        refused.messageId = "m-2"
        world.take(try event(refused))
        #expect(world.outcomes["m-2"]?.word == IntakeOutcome.refused)
        #expect(world.outcomes["m-2"]?.reason == "duplicate: Used before.")
    }

    @Test func demoIdsAreTheSameEachTime() {
        let other = DemoIdentity.id(of: "other") as RecordID
        #expect(id == DemoIdentity.id(of: "case") && id != other)
    }
}
