import Contracts
import Cryptography
import Domain
import SurveyDomain

/// Signs the one-time tokens of invitations, and knows them again.
///
/// A token names one survey, and with it one solution and one person. That with the choice 0 is the invitation's; one
/// with a choice from 1 gives that score and nothing else. Each is used up with the survey's answer.
struct InvitationTokens: Sendable {
    private let keys: [SigningKey]

    /// Signs with the first key; the others are being retired.
    init(keys: [SigningKey]) { self.keys = keys }

    /// The token of a survey for a score, or for any if it is 0.
    func token(for survey: SurveyInstance, choosing score: UInt8 = 0) throws(Refusal) -> String {
        guard let key = keys.first else { throw Refusal(.unavailable, message: "There is no key to sign with.") }
        return claim(on: survey, choosing: score).text(signedWith: key)
    }

    /// The digest under which an invitation is kept.
    func digest(of survey: SurveyInstance) throws(Refusal) -> [UInt8] {
        SHA256.digest(Array(try token(for: survey).utf8))
    }

    /// The survey that a token names; `nil` if we did not sign it for a survey.
    func survey(namedBy text: String) -> SurveyInstance.ID? {
        read(text).map { SurveyInstance.ID($0.subject) }
    }

    /// Throws `forbidden` unless the token is of the invitation that was sent; returns the score it stands for, if any.
    @discardableResult
    func check(_ text: String, of survey: SurveyInstance) throws(Refusal) -> Int? {
        guard let token = read(text), token == claim(on: survey, choosing: token.choice), wasIssued(survey) else {
            throw Refusal(.forbidden, field: "data.token", message: "The token is not of this survey.")
        }
        return token.choice > 0 ? Int(token.choice) : nil
    }

    private func read(_ text: String) -> SignedToken? {
        SignedToken(verifying: text, with: keys).flatMap { $0.purpose == .survey ? $0 : nil }
    }

    private func claim(on survey: SurveyInstance, choosing score: UInt8) -> SignedToken {
        SignedToken(
            purpose: .survey, subject: survey.id.uuid, episode: UInt16(clamping: survey.key.episode), choice: score)
    }

    /// Whether the invitation went out, under a key that still counts.
    private func wasIssued(_ survey: SurveyInstance) -> Bool {
        guard let digest = survey.course.tokenDigest else { return false }
        let invitation = claim(on: survey, choosing: 0)
        return keys.contains { ConstantTime.equal(SHA256.digest(Array(invitation.text(signedWith: $0).utf8)), digest) }
    }
}
