import Contracts
import Domain
import Durability
import Mail
import SurveyDomain

/// Writes what notification sends to the person asked.
struct Inviter: Sendable {
    /// The scores that a person can give by a mail of its own.
    private static let scores: ClosedRange<UInt8> = 1...5

    let tokens: InvitationTokens
    let mailbox: AnswerMailbox
    /// How long after the invitation a reminder goes out; `nil` if none does.
    let reminderAfter: Duration?

    /// The message with which a person is asked, or reminded. Its key is the survey's id, so that it goes out once.
    func message(about record: SurveyRecord, title: String?, isReminder: Bool) throws -> SendNotification {
        let survey = record.subject
        var message = SendNotification(
            actor: .system(ServiceName.survey.rawValue), template: "survey",
            key: isReminder ? "\(survey.id):reminder" : survey.id.description)
        message.partyId = survey.key.partyID.flatMap { RecordID($0) }
        message.recordId = RecordID(survey.key.caseID)
        message.recordNumber = record.caseNumber
        message.data = try addresses(of: record)
        message.data["surveyId"] = survey.id.description
        message.data["caseNumber"] = record.caseNumber
        message.data["subject"] = title ?? record.caseNumber
        message.data["expiresAt"] = survey.course.expiresAt?.rfc3339
        if isReminder { message.data["reminder"] = "true" }
        return message
    }

    /// `score1` to `score5` give that score with an empty mail; to `answer` one writes the score, and a comment.
    private func addresses(of record: SurveyRecord) throws -> [String: String] {
        var addresses = ["answer": try url(of: record, choosing: 0)]
        for score in Self.scores { addresses["score\(score)"] = try url(of: record, choosing: score) }
        return addresses
    }

    private func url(of record: SurveyRecord, choosing score: UInt8) throws -> String {
        let token = try tokens.token(for: record.subject, choosing: score)
        let subject = score > 0 ? "\(record.caseNumber): \(score)" : record.caseNumber
        return MailtoURL(address: mailbox.address(for: token), subject: subject).text
    }
}
