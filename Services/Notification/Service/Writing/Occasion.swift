import NotificationDomain

/// Everything that a mail is made of.
struct Occasion: Sendable {
    let intent: Intent
    let language: String
    let partyName: String
    /// The case that it is about; `nil` if it is about none that we know.
    let subject: CaseCopy?
    /// The case's mails so far, oldest first.
    let thread: [ThreadMail]
    /// The texts that were added to those that the service brings with it.
    let added: [StoredTemplate]
}
