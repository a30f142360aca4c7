import Domain
import FoundationEssentials
import NotificationDomain

/// What a batch has loaded of notification's tables, and what it has changed.
struct NotificationWorkspace: Sendable {
    /// When the batch was begun: the time of everything it writes.
    let now: Timestamp
    private(set) var entries: [NotificationMessage.ID: LedgerEntry] = [:]
    private(set) var changedParties: [UUID: PartyCopy] = [:]
    private(set) var newCases: [UUID: CaseCopy] = [:]
    private(set) var newMails: [ThreadMail] = []
    private(set) var changedPeers: [String: Peer] = [:]
    private(set) var changedTemplates: [StoredTemplate] = []

    private var parties: [UUID: PartyCopy] = [:]
    private var cases: [UUID: CaseCopy] = [:]
    private var threads: [UUID: [ThreadMail]] = [:]
    private var peers: [String: Peer] = [:]
    private var templates: [String: [StoredTemplate]] = [:]
    private var keys: [String: NotificationMessage.ID] = [:]

    /// A workspace of what was loaded.
    init(_ loaded: LoadedRecords, at now: Timestamp) {
        self.now = now
        for entry in loaded.entries {
            entries[entry.message.id] = entry
            keys[entry.message.intent.key] = entry.message.id
        }
        parties = Dictionary(uniqueKeysWithValues: loaded.parties.map { ($0.id, $0) })
        cases = Dictionary(uniqueKeysWithValues: loaded.cases.map { ($0.id, $0) })
        threads = Dictionary(grouping: loaded.mails, by: \.caseID)
        peers = Dictionary(uniqueKeysWithValues: loaded.peers.map { ($0.address, $0) })
        templates = Dictionary(grouping: loaded.templates, by: \.name)
    }
}

// Looking things up.
extension NotificationWorkspace {
    func entry(_ id: NotificationMessage.ID) -> LedgerEntry? { entries[id] }

    func entry(keyed key: String) -> LedgerEntry? { keys[key].flatMap(entry) }

    func party(_ id: UUID) -> PartyCopy? { parties[id] }

    func caseCopy(_ id: UUID) -> CaseCopy? { cases[id] }

    /// The case's mails, oldest first.
    func thread(of id: UUID) -> [ThreadMail] { threads[id] ?? [] }

    func peer(_ address: String) -> Peer { peers[address] ?? Peer(address: address) }

    /// The texts of a template that were added to those that the service brings with it.
    func templates(named name: String) -> [StoredTemplate] { templates[name] ?? [] }

    /// The messages about a record that wait to be sent and that nobody has in hand, in the order of ids.
    func waiting(about recordID: String, from wanted: Set<Intent.Template>) -> [NotificationMessage] {
        entries.values.filter { entry in
            entry.message.state == .rendered && entry.message.intent.recordID == recordID
                && wanted.contains(entry.message.intent.template) && (entry.leasedUntil.map { $0 <= now } ?? true)
        }.map(\.message).sorted { $0.id < $1.id }
    }
}

// Changing things.
extension NotificationWorkspace {
    mutating func enter(_ message: NotificationMessage, letter: Letter?) {
        var entry = LedgerEntry(message: message, letter: letter, requestedAt: now)
        entry.isNew = true
        entry.isChanged = true
        entries[message.id] = entry
        keys[message.intent.key] = message.id
    }

    /// Changes a loaded message; whoever had it in hand to send it is done with it.
    mutating func change(
        _ id: NotificationMessage.ID, because reason: String?,
        _ work: (inout NotificationMessage) throws -> [NotificationMessage.Event]
    ) throws -> [NotificationMessage.Event] {
        guard var entry = entries[id] else { throw Rejection.notFound("notification") }
        let events = try work(&entry.message)
        entry.reason = reason ?? entry.reason
        entry.leasedUntil = nil
        entry.isChanged = true
        entries[id] = entry
        return events
    }

    /// Keeps a party unless a version as new is known.
    mutating func enter(_ party: PartyCopy) {
        guard parties[party.id].map({ $0.version < party.version }) ?? true else { return }
        parties[party.id] = party
        changedParties[party.id] = party
    }

    mutating func enter(_ copy: CaseCopy) {
        guard cases[copy.id] == nil else { return }
        cases[copy.id] = copy
        newCases[copy.id] = copy
    }

    mutating func enter(_ mail: ThreadMail) {
        guard !thread(of: mail.caseID).contains(where: { $0.messageID == mail.messageID }) else { return }
        threads[mail.caseID, default: []].append(mail)
        newMails.append(mail)
    }

    mutating func enter(_ peer: Peer) {
        peers[peer.address] = peer
        changedPeers[peer.address] = peer
    }

    mutating func enter(_ template: StoredTemplate) {
        templates[template.name, default: []].removeAll { $0.language == template.language }
        templates[template.name, default: []].append(template)
        changedTemplates.removeAll { $0.name == template.name && $0.language == template.language }
        changedTemplates.append(template)
    }
}
