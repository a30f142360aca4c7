import FoundationEssentials

/// A mail of a case, theirs or ours, by its Message-ID.
struct ThreadMail: Hashable, Sendable {
    let caseID: UUID
    /// Without angle brackets.
    let messageID: String
    let isOurs: Bool
}
