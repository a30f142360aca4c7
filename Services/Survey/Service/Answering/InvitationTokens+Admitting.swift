import Contracts
import Domain
import Durability
import SurveyDomain

/// A command about one survey, named by the subject or by a token.
protocol SurveyCommand: CommandContent {
    var token: String? { get }
}

extension SubmitSurveyResponse: SurveyCommand {}
extension GetSurveyInvitation: SurveyCommand {}

extension Message where Content: SurveyCommand {
    /// The survey that the command is about; the subject comes before the token.
    func surveyID(by tokens: InvitationTokens) -> SurveyInstance.ID? {
        guard let subject = context.subject else { return content.token.flatMap(tokens.survey) }
        return SurveyInstance.ID(subject)
    }
}

extension UnitOfWork<SurveyWorkspace> {
    /// The survey that a command is about, if its sender may speak for the actor; throws `forbidden`, `invalid` or
    /// `not_found`.
    func survey(of command: Message<some SurveyCommand>, by tokens: InvitationTokens) throws -> SurveyRecord {
        try Speakers.check(command.content.actor, spokenForBy: command.user)
        guard let id = command.surveyID(by: tokens) else {
            throw Refusal(.invalid, field: "subject", message: "The subject must be the survey's id, or a token given.")
        }
        guard let record = workspace.survey(id) else { throw Rejection.notFound("survey") }
        return record
    }
}

extension InvitationTokens {
    /// Lets an actor near a survey: a customer with its token and under their own id, others with its token or without
    /// one. Returns the score that the token stands for, if any; throws `forbidden`.
    @discardableResult
    func admit(_ token: String?, of record: SurveyRecord, to actor: Principal) throws(Refusal) -> Int? {
        if actor.kind == .customer {
            guard token != nil else {
                throw Refusal(.forbidden, field: "data.token", message: "A customer must name the token.")
            }
            guard actor.id == record.subject.key.partyID else {
                throw Refusal(.forbidden, field: "data.actor", message: "Somebody else is asked.")
            }
        }
        return try token.flatMap { token throws(Refusal) in try check(token, of: record.subject) }
    }
}
