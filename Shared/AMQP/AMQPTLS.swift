/// How to trust the broker, and how to be trusted by it; TLS 1.2 and up.
package struct AMQPTLS: Hashable, Sendable {
    /// PEM file of the authorities that may sign the broker's certificate.
    package var caFile = "/etc/ssl/certs/ca-certificates.crt"
    /// PEM files of our own certificate chain and its key.
    package var clientCertificate: ClientCertificate?
    /// Whether the certificate must name the host we dialled; only tests turn it off.
    package var verifyHostname = true

    /// Trusts the system's authorities, presents no certificate.
    package init() {}

    /// A certificate and the key it belongs to, which only come together.
    package struct ClientCertificate: Hashable, Sendable {
        package let certificateFile: String
        package let keyFile: String

        /// Names the two PEM files.
        package init(certificateFile: String, keyFile: String) {
            self.certificateFile = certificateFile
            self.keyFile = keyFile
        }
    }
}
