package import Domain

/// An invitation to a survey, and its answer.
package struct SurveySnapshot: Shaped {
    /// How far an invitation has come (records.md 2.7).
    package enum State: String, CaseIterable, Codable, Sendable {
        case scheduled, skipped, sent, opened, completed, expired, cancelled, undeliverable
    }

    package var id: RecordID
    package var version: Int64
    package var state: SurveySnapshot.State
    package var questionnaire: String
    package var caseId: RecordID
    package var caseNumber: String
    package var episode: Int = 1
    package var partyId: RecordID?
    package var score: Int?
    package var expiresAt: Timestamp?

    /// Makes it of what must be there; set the rest after.
    package init(
        id: RecordID, version: Int64, state: SurveySnapshot.State, questionnaire: String, caseId: RecordID,
        caseNumber: String
    ) {
        self.id = id
        self.version = version
        self.state = state
        self.questionnaire = questionnaire
        self.caseId = caseId
        self.caseNumber = caseNumber
    }

    package static let shape = Shape<SurveySnapshot>(
        "An invitation to a survey, and its answer.",
        [
            .required("id", \.id, .id, "The invitation's id."),
            .required("version", \.version, .version, "The version after the event."),
            .required("state", \.state, .word, "How far it has come."),
            .required("questionnaire", \.questionnaire, .name, "The questionnaire."),
            .required("caseId", \.caseId, .id, "The case it asks about."),
            .required("caseNumber", \.caseNumber, .number, "The same case's number."),
            .required(
                "episode", \.episode, .integer(1...1_000_000),
                "Which of the case's resolutions it is, from 1."),
            .optional("partyId", \.partyId, .id, "Who is asked."),
            .optional("score", \.score, .integer(0...10), "The answer to the scored question."),
            .optional("expiresAt", \.expiresAt, .time, "Until when it can be answered."),
        ])
}
