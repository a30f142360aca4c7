import Contracts
import Domain
import Mail

/// The story of a case that IT has to solve: incident, solution, the customer's word, the survey.
struct IncidentStory: Sendable {
    let staff: DemoStaff
    let caseID: RecordID

    /// How the story ended.
    struct Ending: Sendable {
        let incident: IncidentSnapshot
        /// `nil` if the customer was not asked.
        let survey: DemoSurvey?
    }

    /// Plays the story to its end.
    func run(on stage: DemoStage) async throws -> Ending {
        let agent = try await assignee(on: stage)
        let number = await stage.board.state.cases[caseID]?.snapshot.number ?? ""
        stage.narrator.begin("\(number) is a matter for IT")
        let incident = try await raiseIncident(by: agent, on: stage)
        try await solve(incident, by: agent, on: stage)
        let solution = try await proposeSolution(by: agent, on: stage)
        try await accept(solution, on: stage)
        let survey = try await answerSurvey(on: stage)
        guard let ended = await stage.board.state.incidents[incident] else {
            throw ToolFailure(.failedCheck, "No event told of the incident.")
        }
        return Ending(incident: ended, survey: survey)
    }

    private func assignee(on stage: DemoStage) async throws -> DemoStaff.Agent {
        guard let agent = staff.agent(await stage.board.state.cases[caseID]?.snapshot.assignee) else {
            throw ToolFailure(.failedCheck, "The case has no agent of the demo's.")
        }
        return agent
    }

    private func raiseIncident(by agent: DemoStaff.Agent, on stage: DemoStage) async throws -> RecordID {
        let subject = await stage.board.state.cases[caseID]?.subject ?? "A customer's case"
        var content = CreateIncident(
            actor: agent.principal, subject: "Raised from a case: \(subject.prefix(200))", impact: .medium,
            urgency: .medium)
        content.caseIds = [caseID]
        content.description = "The customer's case waits for this."
        let answer = try await stage.command(content, step: "incident")
        guard case .accepted(let text, let number, _) = answer, let id = RecordID(text) else {
            throw ToolFailure(.failedCheck, "The incident's answer names no id.")
        }
        let caseID = caseID
        _ = try await stage.wait(for: "the case waits for the incident") { $0.cases[caseID]?.has("blocked") == true }
        stage.narrator.tell("incident \(number ?? "") is raised, and the case waits for it")
        return id
    }

    private func solve(_ incident: RecordID, by agent: DemoStaff.Agent, on stage: DemoStage) async throws {
        var assignment = AssignIncident(actor: agent.principal)
        assignment.group = staff.group
        assignment.assignee = agent.id
        try await stage.command(assignment, step: "assign", subject: incident)
        try await stage.command(StartIncident(actor: agent.principal), step: "start", subject: incident)
        var solution = ResolveIncident(
            actor: agent.principal, code: "fixed", notes: "The fault was found and repaired, and the repair was tried.")
        solution.customerText = "We found the fault and repaired it. Please try again."
        try await stage.command(solution, step: "resolve", subject: incident)
        let caseID = caseID
        _ = try await stage.wait(for: "the case hears that the incident is solved") {
            $0.cases[caseID]?.has("unblocked") == true
        }
        stage.narrator.tell("the incident is assigned, started and solved, and the case has a draft for the customer")
    }

    private func proposeSolution(by agent: DemoStaff.Agent, on stage: DemoStage) async throws -> SinkMail {
        let view = try await CaseReader(client: stage.client).get(caseID, by: agent.principal)
        let draft = view["drafts"]?.elements.last { $0["kind"]?.text == "solution" }
        guard let text = draft?["text"]?.text else {
            throw ToolFailure(.failedCheck, "The case has no draft of a solution.")
        }
        var proposal = ProposeCaseSolution(
            actor: agent.principal, code: draft?["code"]?.text ?? "solved", notes: "As the incident's solution says.")
        proposal.customerText = text
        try await stage.command(proposal, step: "propose", subject: caseID)
        let mail = try await stage.mail("solution", about: caseID)
        stage.narrator.tell("the solution is on its way to the customer: \(mail.file)")
        return mail
    }

    private func accept(_ solution: SinkMail, on stage: DemoStage) async throws {
        guard let link = solution.link(for: "a") else {
            throw ToolFailure(.failedCheck, "The mail \(solution.file) has no link to accept the solution.")
        }
        let mail = try CustomerMail(
            following: link, from: solution, text: "It works again, thank you.", id: stage.mailID("accept"),
            at: stage.now)
        _ = try await stage.publish(mail, named: "the customer's acceptance")
        let caseID = caseID
        _ = try await stage.wait(for: "the case is closed") { $0.cases[caseID]?.snapshot.state == .closed }
        stage.narrator.tell("the customer accepts by mail, and the case is closed")
    }

    private func answerSurvey(on stage: DemoStage) async throws -> DemoSurvey? {
        let caseID = caseID
        let invited = { @Sendable (survey: DemoSurvey) in survey.snapshot.caseId == caseID && survey.isDecided }
        var world = try await stage.wait(for: "the survey is sent or skipped") {
            $0.surveys.values.contains(where: invited)
        }
        guard let survey = world.surveys.values.first(where: invited), survey.wasSent else {
            let reason = world.surveys.values.first(where: invited)?.reason ?? "unknown"
            stage.narrator.tell("the customer is not asked how it was: \(reason)")
            return world.surveys.values.first(where: invited)
        }
        let key = survey.snapshot.id.description
        let invitation = try await stage.mail("survey", about: caseID) { $0.snapshot.key == key }
        guard let link = invitation.bestScore else {
            throw ToolFailure(.failedCheck, "The mail \(invitation.file) has no link to answer the survey.")
        }
        let mail = try CustomerMail(
            following: link, from: invitation, text: "", id: stage.mailID("survey"), at: stage.now)
        _ = try await stage.publish(mail, named: "the customer's answer to the survey")
        let id = survey.snapshot.id
        world = try await stage.wait(for: "the survey is answered") { $0.surveys[id]?.snapshot.state == .completed }
        let score = world.surveys[id]?.snapshot.score.map(String.init) ?? "?"
        stage.narrator.tell("the customer answers the survey by mail: score \(score)")
        return world.surveys[id]
    }
}
