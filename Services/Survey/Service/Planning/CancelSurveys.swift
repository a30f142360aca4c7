import Contracts
import Durability
import SurveyDomain

/// Takes back what is asked about a case that was opened again; its next solution has a survey of its own.
struct CancelSurveys: MessageHandler {
    typealias Store = SurveyStore

    func gather(_ message: Message<CaseReopened>, into needs: inout SurveyNeeds) {
        needs.caseIDs.insert(message.content.case.id)
    }

    func handle(_ message: Message<CaseReopened>, in unit: inout UnitOfWork<SurveyWorkspace>) throws {
        guard unit.workspace.note(message.content.case) else { return }
        for record in unit.workspace.surveys(about: message.content.case.id) where record.subject.state.isRunning {
            try unit.perform(.cancel, on: record.subject.id, by: .survey, because: "The case was opened again.")
        }
    }
}

extension SurveyInstance.State {
    /// Whether an answer may still come.
    fileprivate var isRunning: Bool {
        switch self {
        case .scheduled, .sent, .opened: true
        case .skipped, .completed, .expired, .cancelled, .undeliverable: false
        }
    }
}
