import Contracts
import Domain
import Durability
import SurveyDomain

/// Ends a survey whose invitation did not reach the person.
struct FollowNotification<Content: PublishedContent>: MessageHandler {
    typealias Store = SurveyStore
    /// What became of a message, and why; `nil` if that changes nothing.
    typealias Loss = @Sendable (Content) -> (notification: NotificationSnapshot, reason: String?)?

    private let loss: Loss

    /// Makes a handler of what the event says.
    init(_ loss: @escaping Loss) { self.loss = loss }

    func gather(_ message: Message<Content>, into needs: inout SurveyNeeds) {
        if let id = loss(message.content)?.notification.invitedSurvey { needs.surveyIDs.insert(id) }
    }

    func handle(_ message: Message<Content>, in unit: inout UnitOfWork<SurveyWorkspace>) throws {
        guard let loss = loss(message.content), let id = loss.notification.invitedSurvey,
            unit.workspace.survey(id)?.subject.state == .sent
        else { return }
        try unit.perform(.bounce, on: id, by: .survey, because: loss.reason)
    }
}

extension NotificationSnapshot {
    /// The survey whose invitation this is; `nil` if it is anything else, a reminder too.
    fileprivate var invitedSurvey: SurveyInstance.ID? { template == "survey" ? SurveyInstance.ID(key) : nil }
}
