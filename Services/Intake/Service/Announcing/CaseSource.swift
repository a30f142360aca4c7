import IntakeDomain

/// The message that opened a case.
struct CaseSource: Hashable, Sendable {
    let messageID: Case.Message.ID
    let provider: String
    let externalID: String
}
