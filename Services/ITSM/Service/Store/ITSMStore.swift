import Bookkeeping
import Domain
import Durability
import ITSMDomain
import Postgres

/// ITSM's tables.
struct ITSMStore: WorkspaceStore {
    /// How long after its resolution an incident closes itself.
    let autoCloseAfter: Duration

    private static let history = HistoryTable("incident_history", key: "incident_id")

    static var noNeeds: ITSMNeeds { ITSMNeeds() }

    func load(_ needs: ITSMNeeds, in transaction: Transaction, at now: Timestamp) async throws -> ITSMWorkspace {
        guard !needs.isEmpty else { return ITSMWorkspace(LoadedRecords(), at: now) }
        // The links are read after the locks are held, so that they are as fresh as the incidents.
        let results = try await transaction.execute([
            IncidentTable.lockAndSelect(needs),
            CaseLinkTable.select(needs),
            AgentCopyTable.select(needs.agentIDs),
            IncidentTable.drawNumbers(needs.newIncidents),
        ])
        var loaded = LoadedRecords()
        let links = try CaseLinkTable.links(results[1])
        loaded.incidents = try results[0].map { try IncidentTable.subject($0, links: links) }
        loaded.agents = try results[2].map(AgentCopyTable.agent)
        loaded.freshNumbers = try results[3].map { try $0.int64(0) }
        return ITSMWorkspace(loaded, at: now)
    }

    func save(_ workspace: ITSMWorkspace, in transaction: Transaction) async throws {
        let changed = workspace.incidents.values.filter(\.isChanged).sorted { $0.subject.id < $1.subject.id }
        let statements =
            try IncidentTable.save(changed, autoCloseAfter: autoCloseAfter, at: workspace.now)
            + CaseLinkTable.save(changed, at: workspace.now)
            + CommentTable.insert(workspace.newComments)
            + Self.history.insert(workspace.history)
            + AgentCopyTable.save(workspace.agents.changed)
        if !statements.isEmpty { _ = try await transaction.execute(statements) }
    }
}
