import Cryptography
import Curl
import ServiceRuntime

/// The settings that only notification has.
struct NotificationConfiguration: Sendable {
    /// As whom we write.
    let identity: MailIdentity
    /// What signs reply addresses, the present key first.
    let keys: [SigningKey]
    /// Where mail is handed over.
    let smtp: SMTPConfiguration

    static let settings: [Setting] = [.replySecret, from, url, user, password, startTLS]

    init(reading settings: inout SettingsReader) {
        identity = settings.value(Self.from) { try MailIdentity($0) } ?? .none
        keys = settings.replyKeys()
        var smtp = SMTPConfiguration(url: settings.string(Self.url))
        let user = settings.optionalString(Self.user)
        let password = settings.optionalString(Self.password)
        if let user { smtp.credentials = Credentials(user: user, password: password ?? "") }
        smtp.startTLS =
            switch settings.string(Self.startTLS) {
            case "off": .off
            case "required": .required
            // Credentials never go over a connection that anybody may read.
            default: user == nil ? .ifOffered : .required
            }
        smtp.clientName = identity.domain
        self.smtp = smtp
    }

    private static let from = Setting(
        "mail.from",
        .notation("an address such as Support <support@example.org>, at most 15 characters before the @"), .required,
        "As whom mails are written.")
    private static let url = Setting(
        "smtp.url", .url(schemes: ["smtp", "smtps"]), .required, "The server that takes our mail.")
    private static let user = Setting(
        "smtp.user", .text, .optional, "The user at the mail server; none if it asks for none.")
    private static let password = Setting(
        "smtp.password", .text, .optional, secret: true, "The password of that user.")
    private static let startTLS = Setting(
        "smtp.starttls", .choice(["off", "if_offered", "required"]), .defaulting(to: "if_offered"),
        "Whether an smtp:// connection is secured; with a user, if_offered means required.")
}
