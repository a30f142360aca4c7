/// What one load has brought from the database.
struct LoadedRecords: Sendable {
    var entries: [LedgerEntry] = []
    var parties: [PartyCopy] = []
    var cases: [CaseCopy] = []
    /// Oldest first.
    var mails: [ThreadMail] = []
    var peers: [Peer] = []
    var templates: [StoredTemplate] = []
}
