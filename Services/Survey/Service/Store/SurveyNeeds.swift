import Contracts
import SurveyDomain

/// The keys of what a batch of messages wants loaded.
struct SurveyNeeds: Sendable {
    var surveyIDs: Set<SurveyInstance.ID> = []
    /// Cases to be loaded with all their surveys.
    var caseIDs: Set<RecordID> = []
    /// Persons to be loaded with when they were last asked.
    var partyIDs: Set<RecordID> = []

    var isEmpty: Bool { surveyIDs.isEmpty && caseIDs.isEmpty && partyIDs.isEmpty }
}
