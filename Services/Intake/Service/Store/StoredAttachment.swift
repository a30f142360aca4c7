import FoundationEssentials
import IntakeDomain

/// A file that came with a message.
struct StoredAttachment: Hashable, Sendable {
    let id: UUID
    let messageID: Case.Message.ID
    let caseID: Case.ID
    let name: String
    let contentType: String
    let size: Int64
    let sha256: [UInt8]
    /// The bytes; `nil` if they are still at `dataref`.
    let content: [UInt8]?
    let dataref: String?
}
