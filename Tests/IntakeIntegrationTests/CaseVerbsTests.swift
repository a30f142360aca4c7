import Contracts
import Cryptography
import Domain
import FoundationEssentials
import IntakeDomain
import Testing

@testable import Intake

@Suite struct CaseVerbsTests {
    private static let agentID = UUID()
    private static let groupID = UUID()
    private static let agent = Principal(kind: .agent, id: agentID.lowercased)

    @Test func aCaseIsAssignedAcceptedSolvedAndClosedByMail() async throws {
        try await IntakeFixture.with { intake in
            let id = try await openedCase(in: intake)
            try await solve(id, in: intake)
            let token = SignedToken(purpose: .accept, subject: id, episode: 1).text(signedWith: IntakeFixture.key)
            try await intake.take(mail: Samples.mail("yes@example.org", to: "support+\(token)@example.org", text: ""))
            #expect(
                try await intake.story(of: id) == ["created", "assigned", "opened", "resolved", "closed"])
            #expect(try await intake.published(CaseClosed.self).map(\.by) == [.customer])
        }
    }

    @Test func aCommandRepeatedHasOneEffectAndTheSameAnswer() async throws {
        try await IntakeFixture.with { intake in
            let id = try await openedCase(in: intake)
            let assign = try assignment()
            let first = try await intake.command(assign, on: id, id: "c1")
            let second = try await intake.command(assign, on: id, id: "c1")
            #expect(first == second)
            #expect(try await intake.story(of: id) == ["created", "assigned"])
        }
    }

    @Test func aCommandWithAnOldVersionIsRefused() async throws {
        try await IntakeFixture.with { intake in
            let id = try await openedCase(in: intake)
            var assign = try assignment()
            assign.expectedVersion = 7
            guard case .refused(let refusal) = try await intake.command(assign, on: id) else {
                Issue.record("it was not refused")
                return
            }
            #expect(refusal.code == .staleVersion)
        }
    }

    @Test func aCommandInAWrongStateIsRefused() async throws {
        try await IntakeFixture.with { intake in
            let id = try await openedCase(in: intake)
            let answer = try await intake.command(AcceptCaseSolution(actor: Self.agent), on: id)
            #expect(answer.code == .wrongState)
        }
    }

    @Test func nobodySpeaksForAnotherButGatewayAndTool() async throws {
        try await IntakeFixture.with { intake in
            let id = try await openedCase(in: intake)
            let answer = try await intake.command(try assignment(), on: id, user: "trusted-crm")
            #expect(answer.code == .forbidden)
        }
    }

    @Test func anUnknownCaseIsNotFound() async throws {
        try await IntakeFixture.with { intake in
            _ = try await openedCase(in: intake)
            #expect(try await intake.command(try assignment(), on: UUID()).code == .notFound)
        }
    }

    @Test func whatIsKnownOfACaseCanBeAsked() async throws {
        try await IntakeFixture.with { intake in
            let id = try await openedCase(in: intake)
            let system = Principal.system("tool")
            let answers = [
                try await intake.command(GetCase(actor: system), on: id),
                try await intake.command(ListCases(actor: system), on: nil),
                try await intake.command(GetCaseHistory(actor: system), on: id),
            ]
            for answer in answers {
                guard case .ok(let data, _) = answer else {
                    Issue.record("it was not answered: \(answer)")
                    continue
                }
                #expect(String(decoding: data, as: UTF8.self).contains("created") || data.count > 100)
            }
        }
    }

    @Test func anAgentWhoDoesNotWorkHereAnyMoreMayNotAct() async throws {
        try await IntakeFixture.with { intake in
            let id = try await openedCase(in: intake)
            #expect(try await intake.command(try assignment(), on: id).code == nil)
            var gone = AgentSnapshot(id: RecordID(Self.agentID), version: 2, name: "Agent")
            gone.groups = [RecordID(Self.groupID)]
            gone.isActive = false
            _ = try await intake.hear(AgentChanged(agent: gone, changed: ["isActive"]))
            #expect(try await intake.command(AcceptCase(actor: Self.agent), on: id).code == .forbidden)
        }
    }

    private func openedCase(in intake: IntakeFixture) async throws -> UUID {
        var snapshot = AgentSnapshot(id: RecordID(Self.agentID), version: 1, name: "Agent")
        snapshot.groups = [RecordID(Self.groupID)]
        snapshot.roles = [.agent, .teamLead]
        _ = try await intake.hear(AgentChanged(agent: snapshot, changed: ["name"]))
        try await intake.take(mail: Samples.mail("a@example.org"))
        return try #require(try await intake.published(CaseCreated.self).first).case.id.uuid
    }

    private func assignment() throws -> AssignCase {
        var assign = AssignCase(actor: Self.agent)
        assign.group = RecordID(Self.groupID)
        assign.assignee = RecordID(Self.agentID)
        return assign
    }

    private func solve(_ id: UUID, in intake: IntakeFixture) async throws {
        #expect(try await intake.command(try assignment(), on: id).code == nil)
        #expect(try await intake.command(AcceptCase(actor: Self.agent), on: id).code == nil)
        let solution = ProposeCaseSolution(actor: Self.agent, code: "solved", notes: "The hub was restarted.")
        #expect(try await intake.command(solution, on: id).code == nil)
    }
}

extension CommandAnswer {
    /// The code of a refusal; `nil` if it is none.
    var code: RefusalCode? {
        if case .refused(let refusal) = self { refusal.code } else { nil }
    }
}
