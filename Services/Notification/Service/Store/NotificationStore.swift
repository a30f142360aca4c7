import Domain
import Durability
import NotificationDomain
import Postgres

/// Notification's tables.
struct NotificationStore: WorkspaceStore {
    static var noNeeds: NotificationNeeds { NotificationNeeds() }

    func load(
        _ needs: NotificationNeeds, in transaction: Transaction, at now: Timestamp
    ) async throws -> NotificationWorkspace {
        guard !needs.isEmpty else { return NotificationWorkspace(LoadedRecords(), at: now) }
        let results = try await transaction.execute([
            LedgerTable.lockAndSelect(needs),
            PartyTable.select(needs),
            CaseTable.select(needs),
            ThreadTable.select(needs),
            PeerTable.lockAndSelect(needs),
            TemplateTable.select(needs),
        ])
        var loaded = LoadedRecords()
        loaded.entries = try results[0].map(LedgerTable.entry)
        loaded.parties = try results[1].map(PartyTable.party)
        loaded.cases = try results[2].map(CaseTable.copy)
        loaded.mails = try results[3].map(ThreadTable.mail)
        loaded.peers = try results[4].map(PeerTable.peer)
        loaded.templates = try results[5].map(TemplateTable.template)
        return NotificationWorkspace(loaded, at: now)
    }

    func save(_ workspace: NotificationWorkspace, in transaction: Transaction) async throws {
        let statements =
            try PartyTable.save(Array(workspace.changedParties.values))
            + CaseTable.insert(Array(workspace.newCases.values))
            + ThreadTable.insert(workspace.newMails)
            + LedgerTable.save(workspace.entries.values.filter(\.isChanged), at: workspace.now)
            + PeerTable.save(Array(workspace.changedPeers.values))
            + TemplateTable.save(workspace.changedTemplates, at: workspace.now)
        if !statements.isEmpty { _ = try await transaction.execute(statements) }
    }
}
