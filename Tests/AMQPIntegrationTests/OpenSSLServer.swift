import AMQP
import Foundation
import TestSupport

/// `openssl s_server`: a TLS server of one protocol version that speaks no AMQP.
final class OpenSSLServer: Sendable {
    let port: Int
    private let process: pid_t

    /// Starts a server and waits until it listens.
    static func started(_ version: String, _ own: AMQPTLS.ClientCertificate) async throws -> OpenSSLServer {
        try await blocking { try OpenSSLServer(version, own) }
    }

    private init(_ version: String, _ own: AMQPTLS.ClientCertificate) throws {
        port = try LoopbackPorts.free(1)[0]
        let server = Process()
        server.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        server.arguments = [
            "openssl", "s_server", "-accept", "\(port)", "-cert", own.certificateFile, "-key", own.keyFile, version,
            "-cipher", "ALL:@SECLEVEL=0",
        ]
        let output = Pipe()
        server.standardInput = Pipe()
        server.standardOutput = output
        server.standardError = FileHandle.nullDevice
        try server.run()
        process = server.processIdentifier
        // It says so on its output once it listens.
        var said = ""
        while !said.contains("ACCEPT") {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw RawFrames.Failure(what: "openssl s_server ended") }
            said += String(decoding: more, as: UTF8.self)
        }
    }

    deinit {
        kill(process, SIGKILL)
    }
}
