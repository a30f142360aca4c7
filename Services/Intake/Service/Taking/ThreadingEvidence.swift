import Cryptography
import Domain
import IntakeDomain

/// What a message says about the case it belongs to, not looked up yet.
struct ThreadingEvidence: Sendable {
    /// What stands in our own signed addresses and Message-IDs; the signatures are right.
    var tokens: [SignedToken] = []
    /// The text of the token that asks for something to be done.
    var requestText: String?
    /// Message-IDs that it answers, the nearest first.
    var inReplyTo: [String] = []
    /// Message-IDs of its thread, the nearest first.
    var references: [String] = []
    /// The number in the adapter's own field.
    var caseNumber: Case.Number?
    var numbersInSubject: [Case.Number] = []

    /// The cases that signed tokens name.
    var tokenCaseIDs: [Case.ID] {
        tokens.filter { $0.purpose != .survey }.map { Case.ID($0.subject) }
    }

    var numbers: [Case.Number] { (caseNumber.map { [$0] } ?? []) + numbersInSubject }

    /// The token that asks for something to be done, if there is one.
    var request: SignedToken? { tokens.first { $0.purpose != .reply } }
}
