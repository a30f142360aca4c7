import Domain
import Durability
import Postgres
import SurveyDomain

/// Survey's tables.
struct SurveyStore: WorkspaceStore {
    /// What is asked, and by what rules.
    let questionnaire: Questionnaire

    static var noNeeds: SurveyNeeds { SurveyNeeds() }

    func load(_ needs: SurveyNeeds, in transaction: Transaction, at now: Timestamp) async throws -> SurveyWorkspace {
        guard !needs.isEmpty else { return SurveyWorkspace(LoadedRecords(), asking: questionnaire, at: now) }
        let results = try await transaction.execute([
            CaseCopyTable.lockAndSelect(needs),
            SurveyTable.lockAndSelect(needs),
            PartyCopyTable.lockAndSelect(needs),
            SurveyTable.lastAsked(needs),
        ])
        var loaded = LoadedRecords()
        loaded.cases = try results[0].map(CaseCopyTable.copy)
        loaded.surveys = try results[1].map(SurveyTable.record)
        loaded.parties = try results[2].map(PartyCopyTable.copy)
        loaded.lastAskedAt = Dictionary(uniqueKeysWithValues: try results[3].map(SurveyTable.asking))
        return SurveyWorkspace(loaded, asking: questionnaire, at: now)
    }

    func save(_ workspace: SurveyWorkspace, in transaction: Transaction) async throws {
        let statements =
            CaseCopyTable.save(workspace.changedCases.sorted().compactMap(workspace.caseCopy))
            + (try SurveyTable.save(workspace.surveys.values.filter(\.isChanged).map(\.record), at: workspace.now))
            + PartyCopyTable.save(workspace.changedParties.sorted().compactMap(workspace.party))
        if !statements.isEmpty { _ = try await transaction.execute(statements) }
    }
}
