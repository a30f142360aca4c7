import Contracts
import Domain
import FoundationEssentials
import Testing

@testable import ITSM

@Suite struct CaseNewsTests {
    @Test func theCustomersAnswerGoesOnWithWhatWaitsForIt() async throws {
        try await ITSMFixture.with { itsm in
            let id = try await itsm.started()
            _ = try await itsm.command(Samples.hold(.awaitingCaller, text: "Which light blinks?"), on: id)
            #expect(try await itsm.published(IncidentHeld.self).map(\.text) == ["Which light blinks?"])
            try await itsm.hear(Samples.answered(nil))
            #expect(try await itsm.state(of: id) == "on_hold")
            try await itsm.hear(Samples.answered("The red one."), id: "e1")
            try await itsm.hear(Samples.answered("The red one."), id: "e1")
            #expect(try await itsm.state(of: id) == "in_progress")
            #expect(try await itsm.published(IncidentResumed.self).map(\.reason) == ["caller_replied"])
            #expect(
                try await itsm.words(on: id).suffix(2) == ["public: Which light blinks?", "public: The red one."])
        }
    }

    @Test func anAnswerThatNobodyWaitedForIsKeptForTheAssignee() async throws {
        try await ITSMFixture.with { itsm in
            let id = try await itsm.started()
            try await itsm.hear(Samples.answered("It blinks again."))
            #expect(try await itsm.state(of: id) == "in_progress")
            #expect(try await itsm.published(IncidentUpdated.self).map(\.reason) == ["caller_replied"])
            #expect(try await itsm.words(on: id).last == "public: It blinks again.")
        }
    }

    @Test func aRejectedSolutionProposesToReopenAndNeverDoes() async throws {
        try await ITSMFixture.with { itsm in
            let id = try await itsm.resolved()
            try await itsm.hear(Samples.rejected)
            #expect(try await itsm.state(of: id) == "resolved")
            #expect(
                try await itsm.words(on: id).last
                    == "internal: The customer rejected the solution; reopen? Still black.")
            #expect(try await itsm.sent(NoteCase.self).isEmpty)
        }
    }

    @Test func aSolutionRejectedAfterTheEndProposesANewIncidentOnTheCase() async throws {
        try await ITSMFixture.with { itsm in
            let id = try await itsm.resolved()
            _ = try await itsm.command(CloseIncident(actor: Samples.bethActor), on: id)
            try await itsm.hear(Samples.rejected)
            let notes = try await itsm.sent(NoteCase.self)
            #expect(notes.map(\.actor) == [.system("itsm")])
            #expect(notes.first?.text.hasPrefix("INC0000001 is over") == true)
            #expect(try await itsm.state(of: id) == "closed")
        }
    }

    @Test func aCancelledCaseIsNotedAndTheIncidentGoesOn() async throws {
        try await ITSMFixture.with { itsm in
            let id = try await itsm.started()
            try await itsm.hear(Samples.cancelled)
            #expect(try await itsm.words(on: id).last == "internal: CS0000007 was cancelled.")
            #expect(try await itsm.state(of: id) == "in_progress")
        }
    }

    @Test func aCaseThatIsLinkedLaterBelongsToTheIncidentUntilItIsUnlinked() async throws {
        try await ITSMFixture.with { itsm in
            let id = try await itsm.started()
            try await itsm.hear(Samples.linked(id))
            try await itsm.hear(Samples.linked(id))
            let linked = try await itsm.published(IncidentUpdated.self)
            #expect(linked.map { Set($0.incident.caseIds) } == [[Samples.caseID, Samples.otherCaseID]])
            #expect(linked.map(\.changed) == [["version", "caseIds"]])
            try await itsm.hear(Samples.unlinked(id))
            #expect(try await itsm.published(IncidentUpdated.self).last?.incident.caseIds == [Samples.caseID])
            #expect(try await itsm.count("incident_case") == 1)
        }
    }

    @Test func otherLinksAndUnknownIncidentsAreNothingToUs() async throws {
        try await ITSMFixture.with { itsm in
            let id = try await itsm.raised()
            try await itsm.hear(Samples.linked(id, kind: .mentionedIn))
            try await itsm.hear(Samples.linked(UUID()))
            #expect(try await itsm.story(of: id) == ["created"])
        }
    }

    @Test func newsOfACaseReachAllItsIncidents() async throws {
        try await ITSMFixture.with { itsm in
            let ids = [try await itsm.started(), try await itsm.started()]
            try await itsm.hear(Samples.cancelled)
            for id in ids { #expect(try await itsm.story(of: id) == ["created", "started", "updated"]) }
        }
    }
}
