import Contracts
import Domain

/// The story of a case in which the customer is asked something, and answers our mail.
struct QuestionStory: Sendable {
    let staff: DemoStaff
    let caseID: RecordID

    /// Plays the story to its end.
    func run(on stage: DemoStage) async throws {
        let known = await stage.board.state.cases[caseID]
        guard let known, let agent = staff.agent(known.snapshot.assignee) else {
            throw ToolFailure(.failedCheck, "The case has no agent of the demo's.")
        }
        stage.narrator.begin("\(known.snapshot.number) needs to know more")
        let question = "Which version do you use, and since when does it happen?"
        try await stage.command(
            RequestCaseInfo(actor: agent.principal, question: question), step: "question", subject: caseID)
        let mail = try await stage.mail("question", about: caseID)
        stage.narrator.tell("the question is on its way to the customer: \(mail.file)")
        let answer = try CustomerMail(
            replyingTo: mail, text: "It is version 4.2, since this morning.", id: stage.mailID("answer"), at: stage.now)
        let outcome = try await stage.publish(answer, named: "the customer's answer")
        guard outcome.caseID == caseID else {
            throw ToolFailure(.failedCheck, "The customer's answer went to \(outcome.caseNumber ?? "no case").")
        }
        let caseID = caseID
        _ = try await stage.wait(for: "the case has its answer") { $0.cases[caseID]?.has("info_received") == true }
        stage.narrator.tell("the customer's answer has found its case, which goes on")
    }
}
