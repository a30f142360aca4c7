import Contracts
import Domain
import FoundationEssentials
import Postgres
import Testing

@testable import ITSM

@Suite struct WorkingTests {
    @Test func anIncidentGoesItsWayToTheEnd() async throws {
        try await ITSMFixture.with { itsm in
            let id = try await itsm.started()
            var hold = Samples.hold(.awaitingVendor)
            hold.reference = "V-17"
            _ = try await itsm.command(hold, on: id)
            var resume = ResumeIncident(actor: Samples.chrisActor)
            resume.reason = "The vendor called."
            _ = try await itsm.command(resume, on: id)
            _ = try await itsm.command(Samples.resolve, on: id)
            let closed = try await itsm.command(CloseIncident(actor: Samples.bethActor), on: id)
            #expect(closed.version == 6)
            #expect(
                try await itsm.story(of: id) == ["created", "started", "held", "resumed", "resolved", "closed"])
            #expect(try await itsm.published(IncidentHeld.self).map(\.reason) == [.awaitingVendor])
            #expect(try await itsm.published(IncidentResumed.self).map(\.reason) == ["The vendor called."])
            let resolved = try #require(try await itsm.published(IncidentResolved.self).first)
            #expect(resolved.customerText == "The services work again.")
            #expect(resolved.incident.closeCode == "restarted")
            #expect(resolved.incident.caseIds == [Samples.caseID])
            #expect(try await itsm.published(IncidentClosed.self).map(\.incident.state) == [.closed])
        }
    }

    @Test func everyEventHasItsPlaceInTheIncidentsSequence() async throws {
        try await ITSMFixture.with { itsm in
            let id = try await itsm.resolved()
            let bodies = try await itsm.pool.execute(
                "SELECT body FROM message WHERE aggregate_id = \(id) AND is_event ORDER BY id")
            let events = try bodies.map { try CloudEvent(structuredBody: try $0.bytes(0)) }
            #expect(events.map(\.aggregateSequence) == [1, 2, 3])
            #expect(events.allSatisfy { $0.subject == "INC0000001" && $0.partitionKey == id.lowercased })
        }
    }

    @Test func aWaitNeedsWhatItWaitsFor() async throws {
        try await ITSMFixture.with { itsm in
            let id = try await itsm.started()
            for (reason, rule) in [
                (IncidentSnapshot.HoldReason.awaitingCaller, "public_text"), (.awaitingChange, "link_needed"),
                (.awaitingProblem, "link_needed"), (.awaitingVendor, "reference_needed"),
            ] {
                let answer = try await itsm.command(Samples.hold(reason), on: id)
                #expect(answer.refusal?.guard == rule)
            }
            var wrong = Samples.hold(.awaitingChange)
            wrong.target = RecordReference(type: .problem, id: RecordID(UUID()))
            #expect(try await itsm.command(wrong, on: id).refusal?.field == "data.target.type")
            #expect(try await itsm.state(of: id) == "in_progress")
        }
    }

    @Test func theProblemThatWasWaitedForStaysLinked() async throws {
        try await ITSMFixture.with { itsm in
            let id = try await itsm.started()
            let problem = RecordReference(type: .problem, id: RecordID(UUID()))
            var hold = Samples.hold(.awaitingProblem)
            hold.target = problem
            _ = try await itsm.command(hold, on: id)
            _ = try await itsm.command(ResumeIncident(actor: Samples.chrisActor), on: id)
            #expect(try await itsm.published(IncidentHeld.self).first?.target?.id == problem.id)
            let links = try await itsm.published(IncidentResumed.self).first?.incident.links
            #expect(links?.map(\.kind) == [.causedBy])
            #expect(links?.map(\.target.id) == [problem.id])
        }
    }

    @Test func onlyPublicWordsLeaveTheHouse() async throws {
        try await ITSMFixture.with { itsm in
            let id = try await itsm.started()
            _ = try await itsm.command(CommentIncident(actor: Samples.chrisActor, text: "Node vsb-2 is down."), on: id)
            var comment = CommentIncident(actor: Samples.chrisActor, text: "We have found the fault.")
            comment.visibility = .public
            _ = try await itsm.command(comment, on: id)
            #expect(try await itsm.published(IncidentPublicComment.self).map(\.text) == ["We have found the fault."])
            let events = try await itsm.pool.execute("SELECT body FROM message WHERE is_event")
            let texts = try events.map { String(decoding: try $0.bytes(0), as: UTF8.self) }
            #expect(texts.allSatisfy { !$0.contains("vsb-2") })
            #expect(
                try await itsm.words(on: id).suffix(2) == [
                    "internal: Node vsb-2 is down.", "public: We have found the fault.",
                ])
        }
    }

    @Test func theCallerReopensWhatDoesNotWorkAndNobodyElsesCustomerDoes() async throws {
        try await ITSMFixture.with { itsm in
            let id = try await itsm.resolved()
            let stranger = Principal(kind: .customer, id: UUID().lowercased)
            let refused = try await itsm.command(ReopenIncident(actor: stranger, reason: "Mine too."), on: id)
            #expect(refused.refusal?.code == .forbidden)
            let reopened = try await itsm.command(ReopenIncident(actor: Samples.caller, reason: "Black."), on: id)
            #expect(reopened.version == 4)
            #expect(try await itsm.published(IncidentReopened.self).map(\.reason) == ["Black."])
            #expect(try await itsm.state(of: id) == "in_progress")
        }
    }

    @Test func whatDoesNotFitIsRefusedAndChangesNothing() async throws {
        try await ITSMFixture.with { itsm in
            let id = try await itsm.raised()
            let byMick = try await itsm.command(StartIncident(actor: Samples.mickActor), on: id)
            #expect(byMick.refusal?.code == .forbidden)
            let early = try await itsm.command(ResumeIncident(actor: Samples.chrisActor), on: id)
            #expect(early.refusal?.code == .wrongState)
            var stale = StartIncident(actor: Samples.chrisActor)
            stale.expectedVersion = 7
            #expect(try await itsm.command(stale, on: id).refusal?.code == .staleVersion)
            let nowhere = try await itsm.command(StartIncident(actor: Samples.chrisActor), on: UUID())
            #expect(nowhere.refusal?.code == .notFound)
            let unnamed = try await itsm.command(StartIncident(actor: Samples.chrisActor), on: nil)
            #expect(unnamed.refusal?.field == "subject")
            #expect(try await itsm.story(of: id) == ["created"])
        }
    }

    @Test func aCancelledIncidentTellsWhy() async throws {
        try await ITSMFixture.with { itsm in
            let id = try await itsm.raised()
            _ = try await itsm.command(CancelIncident(actor: Samples.chrisActor, reason: "No fault."), on: id)
            #expect(try await itsm.published(IncidentCancelled.self).map(\.reason) == ["No fault."])
            let late = try await itsm.command(StartIncident(actor: Samples.chrisActor), on: id)
            #expect(late.refusal?.code == .wrongState)
        }
    }

    @Test func anAssignmentNamesWhoHadItBefore() async throws {
        try await ITSMFixture.with { itsm in
            let id = try await itsm.raised()
            var assign = AssignIncident(actor: Samples.chrisActor)
            assign.assignee = RecordID(Samples.bethActor.id)
            assign.reason = "She knows the node."
            _ = try await itsm.command(assign, on: id)
            let assigned = try #require(try await itsm.published(IncidentAssigned.self).first)
            #expect(assigned.previousAssignee == Samples.chrisID)
            #expect(assigned.reason == "She knows the node.")
            #expect(assigned.changed == ["version", "assignee"])
        }
    }
}
