import Contracts
import Domain
import FoundationEssentials
import Messaging
import Testing

@testable import Casewire

@Suite struct LoadEventReaderTests {
    private let reader = LoadEventReader(identity: LoadIdentity(run: "r1"))
    private let caseID = RecordID(UUID())
    private let now = Timestamp(microseconds: 1_780_000_000_000_000)

    /// The event as a service's relay publishes it.
    private func delivery(
        _ content: some PublishedContent, sequence: Int64? = nil, key: UUID? = nil, cause: String? = nil
    ) throws -> Delivery {
        var event = try CloudEvent(content, id: UUID().lowercased, source: "urn:casewire:intake", time: now)
        event.aggregateSequence = sequence
        event.partitionKey = key?.lowercased
        event.causationID = cause
        let message = OutgoingMessage.event(event, partition: 3)
        let origin = DeliveryOrigin(
            queue: "sub.tool.x", exchange: message.exchange, routingKey: message.routingKey, redelivered: false)
        return Delivery(
            tag: DeliveryTag(incarnation: 1, number: 1), origin: origin, properties: message.properties,
            body: message.body)
    }

    private var snapshot: CaseSnapshot {
        CaseSnapshot(id: caseID, number: "CS0000001", version: 1, state: .new, channel: .web, openedAt: now)
    }

    @Test func anOutcomeIsReadWithItsCase() throws {
        var content = IntakeAccepted(
            channel: .web, provider: "load", externalId: "load-r1-7", outcome: .opened, evidence: ["none"])
        content.caseId = caseID
        guard case .outcome(let number, _, let outcome) = reader.read(try delivery(content, cause: "load-r1-7")) else {
            Issue.record("no outcome")
            return
        }
        #expect(number == 7 && outcome == LoadEvent.Outcome(accepted: .opened, caseID: caseID.uuid))
        #expect(reader.read(try delivery(content, cause: "load-r2-7")) == .other)
    }

    @Test func aRefusalIsFoundByTheMessageId() throws {
        var content = IntakeRefused(channel: "web", code: .invalid, message: "It is not JSON.")
        content.messageId = "load-r1-8"
        guard case .outcome(8, _, let outcome) = reader.read(try delivery(content)) else {
            Issue.record("no outcome")
            return
        }
        #expect(outcome.accepted == nil)
    }

    @Test func aCaseIsCreatedForTheMessageThatCausedIt() throws {
        let origin = CaseOrigin(isAutomatic: false)
        let content = CaseCreated(
            case: snapshot, changed: ["state"], actor: .system("intake"), subject: "It", origin: origin)
        let event = reader.read(try delivery(content, sequence: 1, key: caseID.uuid, cause: "load-r1-9"))
        #expect(event == .created(id: caseID.uuid, sequence: 1, message: 9))
    }

    @Test func onlyAnAssignmentToAnAgentCounts() throws {
        var given = snapshot
        given.assignee = RecordID(UUID())
        for (snapshot, hasAssignee) in [(snapshot, false), (given, true)] {
            let content = CaseAssigned(case: snapshot, changed: ["group"], actor: .system("routing"))
            let event = reader.read(try delivery(content, sequence: 2, key: caseID.uuid))
            #expect(event == .changed(id: caseID.uuid, sequence: 2, hasAssignee: hasAssignee))
        }
    }

    @Test func aRequestedNotificationIsKnownByItsKey() throws {
        let id = RecordID(UUID())
        var wish = NotificationSnapshot(
            id: id, version: 1, state: .requested, key: "case:1:acknowledgement", template: "acknowledgement")
        wish.recordId = caseID
        let events = try (0..<2).map { _ in
            reader.read(try delivery(NotificationRequested(notification: wish), sequence: 1, key: id.uuid))
        }
        guard case .notification(id.uuid, 1, .requested(_, caseID.uuid, isAcknowledgement: true)) = events[0] else {
            Issue.record("no request")
            return
        }
        #expect(events[0] == events[1])
        let sent = reader.read(try delivery(NotificationSent(notification: wish), sequence: 2, key: id.uuid))
        #expect(sent == .notification(id: id.uuid, sequence: 2, .sent))
    }

    @Test func anOfferNamesItsAgentAndItsCase() throws {
        let (id, agent) = (RecordID(UUID()), RecordID(UUID()))
        let offer = OfferSnapshot(
            id: id, version: 1, state: .made, record: RecordReference(type: .case, id: caseID), agentId: agent,
            generation: 1)
        #expect(
            reader.read(try delivery(OfferMade(offer: offer), sequence: 1, key: id.uuid))
                == .offered(LoadEvent.Offer(id: id.uuid, record: caseID.uuid, agent: agent.uuid)))
    }

    @Test func whatBreaksTheContractIsUnreadable() throws {
        let content = CaseAssigned(case: snapshot, changed: [], actor: .system("routing"))
        #expect(reader.read(try delivery(content, sequence: nil, key: caseID.uuid)) == .unreadable)
        #expect(reader.read(try delivery(content, sequence: 1, key: nil)) == .unreadable)
    }
}
