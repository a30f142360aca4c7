import ServiceRuntime

/// The settings that only intake has.
struct IntakeConfiguration: Sendable {
    /// What reads our own signed addresses.
    let addresses: SignedAddresses
    /// The hosts from which attachments may be fetched, in lower case.
    let dataHosts: Set<String>
    /// How long after a solution a case is closed if the customer says nothing.
    let autoCloseAfter: Duration
    /// How long after closing a mistake may be undone.
    let reopenWindow: Duration

    static let settings: [Setting] = [.replySecret, attachmentHosts, autoClose, reopen]

    init(reading settings: inout SettingsReader) {
        addresses = SignedAddresses(keys: settings.replyKeys())
        dataHosts = Set(settings.list(Self.attachmentHosts).map { $0.lowercased() })
        autoCloseAfter = settings.duration(Self.autoClose)
        reopenWindow = settings.duration(Self.reopen)
    }

    private static let attachmentHosts = Setting(
        "attachment.hosts", .list, .optional,
        "Hosts from which attachments may be fetched by reference, separated by commas.")
    private static let autoClose = Setting(
        "case.autoclose", .duration(.seconds(60)...(.seconds(86_400 * 365))), .defaulting(to: "10d"),
        "How long after a solution a case is closed if the customer says nothing.")
    private static let reopen = Setting(
        "case.reopen.window", .duration(.seconds(0)...(.seconds(86_400 * 365))), .defaulting(to: "14d"),
        "How long after closing a manager may undo a closing by mistake.")
}
