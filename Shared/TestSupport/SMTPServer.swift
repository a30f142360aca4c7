import Synchronization

/// An SMTP server that takes every mail, but for what its script says.
package final class SMTPServer: Sendable {
    /// Where it does not do what a good server does.
    package struct Script: Sendable {
        /// The replies by command; `GREETING` and `BODY` stand for the first reply and the last one of a mail.
        package var replies: [String: String] = [:]
        /// After which command it closes the connection without a reply; `BODY` is the end of the mail.
        package var endsAt: String?
        /// After which command it says nothing any more.
        package var hangsAt: String?
        /// Whether it closes the connection behind a mail that it has taken.
        package var endsAfterMail = false

        /// Makes a script; that of a good server unless something is said.
        package init(
            replies: [String: String] = [:], endsAt: String? = nil, hangsAt: String? = nil, endsAfterMail: Bool = false
        ) {
            self.replies = replies
            self.endsAt = endsAt
            self.hangsAt = hangsAt
            self.endsAfterMail = endsAfterMail
        }
    }

    /// A mail that was taken.
    package struct Mail: Equatable, Sendable {
        /// The sender of the envelope.
        package var from = ""
        /// The recipients of the envelope.
        package var to: [String] = []
        /// The mail as it was sent.
        package var bytes: [UInt8] = []

        /// Makes a mail; an empty one unless something is said.
        package init(from: String = "", to: [String] = [], bytes: [UInt8] = []) {
            self.from = from
            self.to = to
            self.bytes = bytes
        }
    }

    private struct State {
        var mails: [Mail] = []
        var connections = 0
        var commands: [String] = []
    }

    private let state: SharedState
    private let server: LoopbackServer

    /// Where it listens.
    package var url: String { "smtp://127.0.0.1:\(server.port)" }
    /// The mails taken so far.
    package var mails: [Mail] { state.value.withLock { $0.mails } }
    /// The connections made so far.
    package var connections: Int { state.value.withLock { $0.connections } }
    /// The command lines of all connections, in order of arrival.
    package var commands: [String] { state.value.withLock { $0.commands } }

    /// Starts a server on a free port of the loopback interface.
    package init(_ script: Script = Script()) throws {
        let state = SharedState()
        self.state = state
        server = try LoopbackServer { connection in
            state.value.withLock { $0.connections += 1 }
            SMTPServer.talk(over: connection, script, state)
        }
    }

    private final class SharedState: Sendable {
        let value = Mutex(State())
    }

    private static func talk(over connection: LoopbackConnection, _ script: Script, _ state: SharedState) {
        connection.send((script.replies["GREETING"] ?? "220 test ESMTP") + "\r\n")
        var mail = Mail()
        while let line = connection.text() {
            let verb = line.prefix(4).uppercased()
            state.value.withLock { $0.commands.append(line) }
            if script.endsAt == verb { return }
            if script.hangsAt == verb { continue }
            if verb == "AUTH" {
                connection.send("334 \r\n")
                _ = connection.line()
            }
            let reply = script.replies[verb] ?? ordinaryReply(to: verb)
            connection.send(reply + "\r\n")
            switch verb {
            case "MAIL": mail = Mail(from: path(in: line))
            case "RCPT": mail.to.append(path(in: line))
            case "DATA" where reply.hasPrefix("354"):
                guard let bytes = body(from: connection), script.endsAt != "BODY" else { return }
                mail.bytes = bytes
                let reply = script.replies["BODY"] ?? "250 taken"
                if reply.hasPrefix("250") { state.value.withLock { $0.mails.append(mail) } }
                connection.send(reply + "\r\n")
                if script.endsAfterMail { return }
            case "QUIT": return
            default: continue
            }
        }
    }

    private static func ordinaryReply(to verb: String) -> String {
        switch verb {
        case "EHLO": "250-test\r\n250-AUTH PLAIN\r\n250-SMTPUTF8\r\n250 SIZE 100000000"
        case "DATA": "354 go on"
        case "AUTH": "235 welcome"
        case "QUIT": "221 bye"
        default: "250 ok"
        }
    }

    /// The mail, its dots undone.
    private static func body(from connection: LoopbackConnection) -> [UInt8]? {
        var bytes: [UInt8] = []
        while let line = connection.line() {
            if line == [UInt8(ascii: ".")] { return bytes }
            bytes += line.first == UInt8(ascii: ".") ? line[1...] : line[...]
            bytes += [13, 10]
        }
        return nil
    }

    private static func path(in line: String) -> String {
        String(line.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })
    }
}
