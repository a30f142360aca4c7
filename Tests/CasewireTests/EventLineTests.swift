import Contracts
import Domain
import Testing

@testable import Casewire

@Suite struct EventLineTests {
    private func event(_ aggregate: String, _ name: String, subject: String?, data: String) throws -> CloudEvent {
        var event = CloudEvent(
            id: "1", source: "urn:casewire:intake", type: .event(aggregate, name),
            time: Timestamp(rfc3339: "2026-05-04T08:00:01.25Z"), data: Array(data.utf8))
        event.subject = subject
        return event
    }

    @Test func anEventIsToldInALine() throws {
        let line = EventLine(
            try event(
                "case", "opened", subject: "CS0000007",
                data: #"{"actor":{"kind":"agent","id":"ann"},"case":{"state":"open"}}"#))
        #expect(
            line.text(Painter(isColoured: false))
                == "08:00:01.250  case.opened                 CS0000007  agent ann  state=open")
    }

    @Test func anIntakeEventIsToldByItsExternalId() throws {
        let line = EventLine(
            try event(
                "intake", "accepted", subject: nil,
                data: #"{"externalId":"a@b","outcome":"opened","caseNumber":"CS0000001"}"#))
        #expect(line.text(Painter(isColoured: false)).hasSuffix("a@b  outcome=opened caseNumber=CS0000001"))
    }

    @Test func dataThatIsNotJSONIsSaidToBeSo() throws {
        let line = EventLine(try event("case", "opened", subject: "CS0000007", data: "{"))
        #expect(line.detail.contains("not JSON"))
    }
}
