import Contracts
import Domain
import FoundationEssentials
import Testing

@testable import ITSM

@Suite struct RaisingTests {
    @Test func anIncidentRaisedFromCasesTellsWhichOnes() async throws {
        try await ITSMFixture.with { itsm in
            let id = try await itsm.raised(from: [Samples.caseID, Samples.otherCaseID, Samples.caseID])
            let incident = try #require(try await itsm.published(IncidentCreated.self).first).incident
            #expect(incident.id.uuid == id)
            #expect(incident.number == "INC0000001")
            #expect(Set(incident.caseIds) == [Samples.caseID, Samples.otherCaseID])
            #expect(incident.caseIds.count == 2)
            #expect(incident.group == Samples.groupID)
            #expect(incident.assignee == Samples.chrisID)
            #expect(incident.priority == .p2)
            #expect(try await itsm.count("incident_case") == 2)
            #expect(try await itsm.words(on: id) == ["internal: Several customers see it since noon."])
        }
    }

    @Test func theSameCommandTwiceRaisesOneIncident() async throws {
        try await ITSMFixture.with { itsm in
            let command = Samples.raise(from: [Samples.caseID])
            let first = try await itsm.command(command, on: nil, id: "once")
            #expect(try await itsm.command(command, on: nil, id: "once") == first)
            #expect(first.version == 1)
            #expect(try await itsm.count("incident") == 1)
            #expect(try await itsm.published(IncidentCreated.self).count == 1)
        }
    }

    @Test func whoIsNoFulfillerRaisesFromACaseOnly() async throws {
        try await ITSMFixture.with { itsm in
            let byMick = try await itsm.command(Samples.raise(from: []), on: nil)
            #expect(byMick.refusal?.code == .forbidden)
            let byChris = try await itsm.command(Samples.raise(from: [], by: Samples.chrisActor), on: nil)
            #expect(byChris.version == 1)
            #expect(try await itsm.count("incident") == 1)
        }
    }

    @Test func nobodyUnknownRaisesOrIsNamed() async throws {
        try await ITSMFixture.with { itsm in
            let stranger = Principal(kind: .agent, id: UUID().lowercased)
            let byStranger = try await itsm.command(Samples.raise(from: [Samples.caseID], by: stranger), on: nil)
            #expect(byStranger.refusal?.code == .forbidden)
            var named = Samples.raise(from: [Samples.caseID])
            named.assignee = RecordID(UUID())
            let answer = try await itsm.command(named, on: nil)
            #expect(answer.refusal?.code == .invalid)
            #expect(answer.refusal?.field == "data.assignee")
            #expect(try await itsm.count("incident") == 0)
        }
    }

    @Test func onlyGatewayToolAndRoutingSpeakForAgents() async throws {
        try await ITSMFixture.with { itsm in
            let command = Samples.raise(from: [Samples.caseID])
            #expect(try await itsm.command(command, on: nil, user: "survey").refusal?.code == .forbidden)
            #expect(try await itsm.command(command, on: nil, user: "gateway").version == 1)
            let id = try await itsm.raised()
            let start = StartIncident(actor: Samples.chrisActor)
            #expect(try await itsm.command(start, on: id, user: "routing").version == 2)
        }
    }

    @Test func anAgentsRightsAreThoseOfTheNewestNews() async throws {
        try await ITSMFixture.with { itsm in
            let id = try await itsm.raised()
            try await itsm.hear(Samples.agent(Samples.chrisID, "Chris", [.itil], version: 3, isActive: false))
            try await itsm.hear(Samples.agent(Samples.chrisID, "Chris", [.itil], version: 2))
            let start = StartIncident(actor: Samples.chrisActor)
            #expect(try await itsm.command(start, on: id).refusal?.code == .forbidden)
            try await itsm.hear(Samples.agent(Samples.chrisID, "Chris", [.itil], version: 4))
            #expect(try await itsm.command(start, on: id).version == 2)
        }
    }
}
