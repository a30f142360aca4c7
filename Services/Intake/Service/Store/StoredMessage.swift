import Domain
import FoundationEssentials
import IntakeDomain

/// A text on a case, as it is kept.
struct StoredMessage: Hashable, Sendable {
    /// Which way it went; a note went nowhere.
    enum Direction: String, Sendable {
        case inbound, outbound, note
    }

    let id: Case.Message.ID
    let caseID: Case.ID
    let direction: Direction
    let author: Principal
    let at: Timestamp
    /// What was said, without what it quotes.
    let text: String
    /// What was said with everything it quotes, where that is more.
    var fullText: String?
    var html: String?
    var channel: Channel?
    var externalID: String?
    var isAutomatic = false
}
