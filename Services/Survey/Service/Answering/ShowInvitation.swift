import Contracts
import Domain
import Durability
import SurveyDomain

/// Shows an invitation. Whoever shows its token has opened it, which is all that is recorded: machines that look
/// through mails open links too.
struct ShowInvitation: CommandHandler {
    typealias Store = SurveyStore

    let tokens: InvitationTokens

    func gather(_ command: Message<GetSurveyInvitation>, into needs: inout SurveyNeeds) {
        if let id = command.surveyID(by: tokens) { needs.surveyIDs.insert(id) }
    }

    func handle(_ command: Message<GetSurveyInvitation>, in unit: inout UnitOfWork<SurveyWorkspace>) throws
        -> CommandAnswer
    {
        let content = command.content
        var record = try unit.survey(of: command, by: tokens)
        try tokens.admit(content.token, of: record, to: content.actor)
        if content.token != nil, record.subject.state == .sent {
            record = try unit.perform(.open, on: record.subject.id, by: Actor(content.actor, roles: [.customer]))
        }
        let view = InvitationView(record, of: unit.workspace.questionnaire)
        return .ok(data: try ContentCoding.encode(view), next: nil)
    }
}
