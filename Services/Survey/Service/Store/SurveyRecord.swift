import Contracts
import Domain
import SurveyDomain

/// A survey, with what the service keeps beside it.
struct SurveyRecord: Hashable, Sendable {
    var subject: SurveyInstance
    let caseID: RecordID
    let caseNumber: String
    /// Why the person is not asked; `nil` if they are.
    let skipped: Eligibility.SkipReason?
    /// When the person is reminded if there is no answer by then; `nil` if never.
    var remindAt: Timestamp?

    init(subject: SurveyInstance, caseID: RecordID, caseNumber: String, skipped: Eligibility.SkipReason?) {
        self.subject = subject
        self.caseID = caseID
        self.caseNumber = caseNumber
        self.skipped = skipped
    }

    /// When the clock has to look at it again; `nil` if only the person or nobody can change it.
    var wakeAt: Timestamp? {
        switch subject.state {
        case .scheduled: subject.course.dueAt
        case .sent, .opened:
            [subject.course.wasReminded ? nil : remindAt, subject.course.expiresAt].compactMap(\.self).min()
        case .skipped, .completed, .expired, .cancelled, .undeliverable: nil
        }
    }
}
