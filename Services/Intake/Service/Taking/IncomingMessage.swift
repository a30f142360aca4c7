import Domain
import IntakeDomain

/// A customer's message, whatever it came as: what intake needs of it to find or open its case.
struct IncomingMessage: Sendable {
    /// Somebody whom the message names.
    struct Correspondent: Hashable, Sendable {
        let address: CustomerAddress
        let name: String?
    }

    /// A file that came with it.
    struct File: Sendable {
        let name: String
        let contentType: String
        let size: Int64
        let sha256: [UInt8]
        let content: [UInt8]?
        let dataref: String?
    }

    let key: IntakeKey
    let provider: String
    let externalID: String
    /// SHA-256 of what was said, by which a repetition is told from another message under the same key.
    let digest: [UInt8]
    let from: Correspondent
    /// When the customer sent it, as the channel says.
    let sentAt: Timestamp
    var subject: String?
    /// What was said, without what it quotes.
    var text = ""
    var fullText: String?
    var html: String?
    var files: [File] = []
    var threading = ThreadingEvidence()
    var classification = Classification()
    var isAutomatic = false
    var isOwnLoop = false

    var channel: Channel { key.channel }

    /// What the adapter says of the matter.
    struct Classification: Hashable, Sendable {
        var language: String?
        var category: String?
        var product: String?
        var asset: String?
        var type: String?
        var impact: Level?
        var urgency: Level?
    }
}
