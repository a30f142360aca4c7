import AMQP
import Foundation
import TestSupport

/// An authority, a server certificate for `localhost` and a client certificate, made by openssl; and a stranger's
/// authority.
struct TestCertificates {
    let authority: String
    let strangeAuthority: String
    let server: AMQPTLS.ClientCertificate
    let client: AMQPTLS.ClientCertificate
    /// Signed by the strange authority.
    let strangeClient: AMQPTLS.ClientCertificate

    /// Names the files that `init(in:)` makes.
    init(existingIn directory: String) {
        authority = directory + "/ca.pem"
        strangeAuthority = directory + "/strange-ca.pem"
        server = Self.files("server", in: directory)
        client = Self.files("client", in: directory)
        strangeClient = Self.files("strange-client", in: directory)
    }

    /// Makes the files.
    init(in directory: String) throws {
        self.init(existingIn: directory)
        for name in ["ca", "strange-ca"] {
            try Self.openssl(
                "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=\(name) -keyout \(name).key -out \(name).pem",
                in: directory)
        }
        try Self.sign(
            "server", subject: "localhost", extensions: "subjectAltName=DNS:localhost", by: "ca", in: directory)
        try Self.sign("client", subject: "client", extensions: "extendedKeyUsage=clientAuth", by: "ca", in: directory)
        try Self.sign(
            "strange-client", subject: "client", extensions: "extendedKeyUsage=clientAuth", by: "strange-ca",
            in: directory)
    }

    private static func files(_ name: String, in directory: String) -> AMQPTLS.ClientCertificate {
        .init(certificateFile: "\(directory)/\(name).pem", keyFile: "\(directory)/\(name).key")
    }

    private static func sign(
        _ name: String, subject: String, extensions: String, by authority: String, in directory: String
    ) throws {
        try openssl(
            "req -newkey rsa:2048 -nodes -subj /CN=\(subject) -keyout \(name).key -out \(name).csr", in: directory)
        try extensions.write(toFile: "\(directory)/\(name).ext", atomically: false, encoding: .utf8)
        try openssl(
            "x509 -req -days 2 -in \(name).csr -CA \(authority).pem -CAkey \(authority).key -CAcreateserial"
                + " -extfile \(name).ext -out \(name).pem", in: directory)
    }

    private static func openssl(_ arguments: String, in directory: String) throws {
        try Command.run(["openssl"] + arguments.split(separator: " ").map(String.init), in: directory)
    }
}
