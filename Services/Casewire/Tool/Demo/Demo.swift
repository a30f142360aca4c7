import Contracts
import Domain
import Foundation

/// The main job on real input, from the first mail to the answered survey.
struct Demo: Sendable {
    let mails: [DemoMail]
    let staff = DemoStaff()

    /// Plays everything, then proves that what went in has come out.
    func run(on stage: DemoStage) async throws -> DemoResult {
        try await staff.takeUpWork(on: stage)
        let outcomes = try await PublishMails(mails: mails).run(on: stage)
        let cases = Set(outcomes.values.filter { ["opened", "follow_up"].contains($0.word) }.compactMap(\.caseID))
        guard let first = cases.min() else {
            throw ToolFailure(
                .failedCheck, "None of the mails opened a case.",
                advice: "With --keep-ids, mails that were taken before are repetitions.")
        }
        try await MeetStaff(staff: staff, caseID: first).run(on: stage)
        try await TakeWork(staff: staff, cases: cases).run(on: stage)
        let chosen = try await chooseCases(outcomes, on: stage)
        let story = try await IncidentStory(staff: staff, caseID: chosen.incident).run(on: stage)
        try await QuestionStory(staff: staff, caseID: chosen.question).run(on: stage)
        let world = try await SettleNews(cases: cases).run(on: stage)
        try await staff.leaveWork(on: stage)
        return try await result(
            DemoProof(account: DemoProof.Account(outcomes: outcomes, cases: cases), world: world),
            story, chosen.incident, on: stage)
    }

    /// Two cases of customers who have no other and whom our mail reaches: the first ones by their mails' names.
    private func chooseCases(
        _ outcomes: PublishMails.Outcomes, on stage: DemoStage
    ) async throws -> (incident: RecordID, question: RecordID) {
        let opened = outcomes.filter { $0.value.word == "opened" }.sorted { $0.key < $1.key }.compactMap(\.value.caseID)
        let world = try await stage.wait(for: "the customers' cases are acknowledged") { world in
            let news = SettleNews.news(of: Set(opened), in: world)
            return Set(news.filter(\.isSettled).compactMap(\.snapshot.recordId)).count == opened.count
        }
        let parties = opened.compactMap { world.cases[$0]?.snapshot.partyId }
        let reached = Set(
            SettleNews.news(of: Set(opened), in: world).filter(\.wasSent).compactMap(\.snapshot.recordId))
        let candidates = opened.filter { id in
            guard let party = world.cases[id]?.snapshot.partyId else { return false }
            return reached.contains(id) && parties.count { $0 == party } == 1
        }
        guard candidates.count >= 2 else {
            throw ToolFailure(.failedCheck, "Fewer than two customers with one case can be reached by mail.")
        }
        return (candidates[0], candidates[1])
    }

    private func result(
        _ proof: DemoProof, _ story: IncidentStory.Ending, _ solved: RecordID, on stage: DemoStage
    ) async throws -> DemoResult {
        let tool = Principal.system(stage.session.user)
        let reader = CaseReader(client: stage.client)
        let ids = Set(proof.account.cases.map(\.description))
        let listed = try await reader.list(ListCases(actor: tool), limit: 100_000).cases.filter { line in
            line["case"]?["id"]?.text.map(ids.contains) ?? false
        }
        return DemoResult(
            run: stage.run, outcomes: proof.account.outcomes, story: story, cases: listed.reversed(),
            agents: try await reader.assignees(of: listed, by: tool), page: try await reader.page(solved, by: tool),
            checks: try await proof.checks(on: stage, listed: listed),
            news: SettleNews.news(of: proof.account.cases, in: proof.world))
    }
}
