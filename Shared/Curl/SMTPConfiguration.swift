/// Where and how mail is handed over.
package struct SMTPConfiguration: Hashable, Sendable {
    /// Whether the connection is secured after the greeting.
    package enum StartTLS: String, Hashable, Sendable {
        /// It stays as it is; right for `smtps`, and for servers on the same host.
        case off
        /// It is secured if the server offers it.
        case ifOffered
        /// Without it, nothing is sent.
        case required
    }

    /// `smtp://host:port` or `smtps://host:port`.
    package var url: String
    package var startTLS: StartTLS = .required
    package var credentials: Credentials?
    /// The file of the authorities to trust, in PEM; the system's if it is `nil`.
    package var caFile: String?
    /// How long one mail may take, the connecting included.
    package var timeout: Duration = .seconds(30)
    /// The name that we give ourselves in the greeting.
    package var clientName = "localhost"

    /// Makes a configuration for a server; the rest is set afterwards.
    package init(url: String) { self.url = url }
}
