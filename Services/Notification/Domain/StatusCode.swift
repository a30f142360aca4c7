/// Enhanced status codes of mail (RFC 3463), as far as something is decided by them.
package enum StatusCode {
    /// How long nothing is sent to an address that does not exist.
    package static let suppression = Duration.seconds(30 * 86_400)

    /// The codes that say of the recipient's address that it does not take mail, now or ever.
    private static let ofRecipients: Set<String> = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"]

    /// Whether the code says that the recipient's address itself is of no use.
    package static func blamesRecipient(_ code: String) -> Bool { ofRecipients.contains(code) }
}
