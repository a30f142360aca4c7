import FoundationEssentials

/// What our mails say of the case that they are about.
struct CaseCopy: Hashable, Sendable {
    let id: UUID
    let number: String
    let subject: String
}
