import Contracts
import Durability

/// Keeps what a case is called, for the invitation.
struct KeepCaseCopy: MessageHandler {
    typealias Store = SurveyStore

    func gather(_ message: Message<CaseCreated>, into needs: inout SurveyNeeds) {
        needs.caseIDs.insert(message.content.case.id)
    }

    func handle(_ message: Message<CaseCreated>, in unit: inout UnitOfWork<SurveyWorkspace>) {
        unit.workspace.note(message.content.case, title: message.content.subject)
    }
}
