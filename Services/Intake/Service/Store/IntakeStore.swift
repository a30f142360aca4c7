import Bookkeeping
import Domain
import Durability
import IntakeDomain
import Postgres

/// Intake's tables.
struct IntakeStore: WorkspaceStore {
    /// How long after a solution a case closes itself.
    let autoCloseAfter: Duration

    private static let history = HistoryTable("case_history", key: "case_id")

    static var noNeeds: IntakeNeeds { IntakeNeeds() }

    func load(_ needs: IntakeNeeds, in transaction: Transaction, at now: Timestamp) async throws -> IntakeWorkspace {
        guard !needs.isEmpty else { return IntakeWorkspace(LoadedRecords(), at: now) }
        let results = try await transaction.execute([
            CaseTable.lockAndSelect(needs),
            PartyTable.select(needs),
            AgentCopyTable.select(needs.agentIDs),
            KeyTable.select(needs),
            ReferenceTable.select(needs),
            CaseTable.drawNumbers(needs.newCases),
        ])
        var loaded = LoadedRecords()
        loaded.cases = try results[0].map(CaseTable.subject)
        loaded.parties = try results[1].map(PartyTable.party)
        loaded.agents = try results[2].map(AgentCopyTable.agent)
        loaded.keys = Dictionary(uniqueKeysWithValues: try results[3].map(KeyTable.entry))
        loaded.references = Dictionary(uniqueKeysWithValues: try results[4].map(ReferenceTable.entry))
        loaded.freshNumbers = try results[5].map { try $0.int64(0) }
        return IntakeWorkspace(loaded, at: now)
    }

    func save(_ workspace: IntakeWorkspace, in transaction: Transaction) async throws {
        let statements =
            try CaseTable.save(
                workspace.cases.values.filter(\.isChanged), autoCloseAfter: autoCloseAfter, at: workspace.now)
            + Self.history.insert(workspace.history)
            + MessageTable.insert(workspace.newMessages, workspace.newAttachments)
            + PartyTable.save(workspace.parties.values.filter(\.isChanged).map(\.subject), at: workspace.now)
            + KeyTable.insert(workspace.newKeys, at: workspace.now)
            + ReferenceTable.insert(workspace.newReferences)
            + AgentCopyTable.save(workspace.agents.changed)
        if !statements.isEmpty { _ = try await transaction.execute(statements) }
    }
}

extension IntakeNeeds {
    var isEmpty: Bool {
        keys.isEmpty && caseIDs.isEmpty && caseNumbers.isEmpty && references.isEmpty && addresses.isEmpty
            && partyIDs.isEmpty
            && agentIDs.isEmpty && newCases == 0
    }
}
