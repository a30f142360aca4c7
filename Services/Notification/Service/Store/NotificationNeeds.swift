import FoundationEssentials
import NotificationDomain

/// The keys of what a batch of messages wants loaded.
struct NotificationNeeds: Sendable {
    var partyIDs: Set<UUID> = []
    /// Cases, each with its thread and its messages that wait to be sent.
    var caseIDs: Set<UUID> = []
    /// The keys of messages.
    var keys: Set<String> = []
    /// Messages, each with its party.
    var messageIDs: Set<NotificationMessage.ID> = []
    /// The names of templates.
    var templates: Set<String> = []
    /// Addresses as URIs, beside those of the parties.
    var addresses: Set<String> = []

    var isEmpty: Bool {
        partyIDs.isEmpty && caseIDs.isEmpty && keys.isEmpty && messageIDs.isEmpty && templates.isEmpty
            && addresses.isEmpty
    }

    /// Asks for everything that is needed to carry out a wish.
    mutating func add(_ intent: Intent) {
        keys.insert(intent.key)
        templates.insert(intent.template.rawValue)
        if let id = UUID(uuidString: intent.partyID) { partyIDs.insert(id) }
        if let id = intent.recordID.flatMap(UUID.init(uuidString:)) { caseIDs.insert(id) }
    }
}
