import Contracts
import Domain
import FoundationEssentials
import Testing

@testable import ITSM

@Suite struct QueryTests {
    /// What the tests look at of an incident's view.
    private struct View: Decodable {
        struct Comment: Decodable {
            let text: String
        }

        struct Resolution: Decodable {
            let code: String
        }

        let incident: Incident
        let comments: [Comment]
        let resolution: Resolution?
    }

    /// What the tests look at of an incident.
    private struct Incident: Decodable {
        let number: String
        let state: String
        let caseIds: [String]
    }

    @Test func anIncidentIsShownWithItsWords() async throws {
        try await ITSMFixture.with { itsm in
            let id = try await itsm.resolved()
            let view: View = try await itsm.ask(GetIncident(actor: Samples.chrisActor), on: id).data
            #expect(view.incident.state == "resolved")
            #expect(view.incident.caseIds == [Samples.caseID.description])
            #expect(view.comments.map(\.text) == ["Several customers see it since noon."])
            #expect(view.resolution?.code == "restarted")
        }
    }

    @Test func theCallerSeesPublicWordsOnlyAndOthersNothing() async throws {
        try await ITSMFixture.with { itsm in
            let id = try await itsm.resolved()
            let view: View = try await itsm.ask(GetIncident(actor: Samples.caller), on: id).data
            #expect(view.comments.isEmpty)
            #expect(view.incident.caseIds.isEmpty)
            #expect(view.resolution == nil)
            let stranger = Principal(kind: .customer, id: UUID().lowercased)
            #expect(try await itsm.command(GetIncident(actor: stranger), on: id).refusal?.code == .notFound)
        }
    }

    @Test func aListGoesOnWhereItEnded() async throws {
        try await ITSMFixture.with { itsm in
            for _ in 0..<3 { _ = try await itsm.raised() }
            var query = ListIncidents(actor: Samples.mickActor)
            query.limit = 2
            let first: (data: [Incident], next: String?) = try await itsm.ask(query, on: nil)
            #expect(first.data.map(\.number) == ["INC0000003", "INC0000002"])
            query.cursor = first.next
            let second: (data: [Incident], next: String?) = try await itsm.ask(query, on: nil)
            #expect(second.data.map(\.number) == ["INC0000001"])
            #expect(second.next == nil)
        }
    }

    @Test func aListHoldsWhatMatches() async throws {
        try await ITSMFixture.with { itsm in
            _ = try await itsm.started()
            _ = try await itsm.raised(from: [Samples.otherCaseID])
            var ofCase = ListIncidents(actor: Samples.mickActor)
            ofCase.caseId = Samples.otherCaseID
            #expect(try await numbers(ofCase, in: itsm) == ["INC0000002"])
            var started = ListIncidents(actor: Samples.mickActor)
            started.state = .inProgress
            #expect(try await numbers(started, in: itsm) == ["INC0000001"])
            var numbered = ListIncidents(actor: Samples.mickActor)
            numbered.number = "INC0000002"
            #expect(try await numbers(numbered, in: itsm) == ["INC0000002"])
            #expect(try await numbers(ListIncidents(actor: Samples.caller), in: itsm).count == 2)
            let stranger = Principal(kind: .customer, id: UUID().lowercased)
            #expect(try await numbers(ListIncidents(actor: stranger), in: itsm).isEmpty)
        }
    }

    @Test func whatCannotBeReadIsRefused() async throws {
        try await ITSMFixture.with { itsm in
            var query = ListIncidents(actor: Samples.mickActor)
            query.number = "CS0000001"
            let unknown = try await itsm.command(query, on: nil)
            #expect(unknown.refusal?.field == "data.number")
            query.number = nil
            query.cursor = "second page"
            let lost = try await itsm.command(query, on: nil)
            #expect(lost.refusal?.field == "data.cursor")
        }
    }

    private func numbers(_ query: ListIncidents, in itsm: ITSMFixture) async throws -> [String] {
        let list: (data: [Incident], next: String?) = try await itsm.ask(query, on: nil)
        return list.data.map(\.number)
    }
}

extension ITSMFixture {
    /// Sends a query and reads the answer's data.
    fileprivate func ask<Content: CommandContent, Value: Decodable>(
        _ query: Content, on id: UUID?
    ) async throws -> (data: Value, next: String?) {
        guard case .ok(let data, let next) = try await command(query, on: id) else { throw Unexpected() }
        return (try JSONDecoder().decode(Value.self, from: Data(data)), next)
    }
}
