import Foundation
import Logging
import Testing

@testable import Casewire

@Suite struct MailSinkTests {
    /// Runs the body with a sink over a directory of its own, on a port that was free.
    private func withSink(
        _ limits: MailSinkLimits = MailSinkLimits(), _ body: @Sendable (Int, URL) async throws -> Void
    ) async throws {
        let directory = URL.temporaryDirectory.appending(path: "mail-sink-\(UUID().uuidString)")
        let sink = try await MailSink(
            host: "127.0.0.1", port: 0, directory: directory.path(percentEncoded: false), limits: limits,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await sink.run() }
            try await body(sink.port, directory)
            group.cancelAll()
        }
        try FileManager.default.removeItem(at: directory)
    }

    private func names(in directory: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory.path(percentEncoded: false)).sorted()
    }

    private func sendMail(_ subject: String, through dialogue: SMTPDialogue) async throws {
        #expect(try await dialogue.say("MAIL FROM:<service@casewire.example>") == 250)
        #expect(try await dialogue.say("RCPT TO:<anna@customer.example>") == 250)
        #expect(try await dialogue.say("DATA") == 354)
        #expect(try await dialogue.say("Subject: \(subject)\r\n\r\n..\r\nText\r\n.") == 250)
    }

    @Test func mailsAreKeptInTheOrderOfTheirArrival() async throws {
        try await withSink { port, directory in
            let dialogue = try SMTPDialogue(port: port)
            #expect(try await dialogue.reply() == 220)
            #expect(try await dialogue.say("EHLO test") == 250)
            for subject in ["one", "two", "three"] { try await sendMail(subject, through: dialogue) }
            #expect(try await dialogue.say("QUIT") == 221)
            #expect(try names(in: directory) == ["00000001.eml", "00000002.eml", "00000003.eml"])
            let second = try String(contentsOf: directory.appending(path: "00000002.eml"), encoding: .utf8)
            #expect(
                second == """
                    X-Envelope-From: service@casewire.example\r
                    X-Envelope-To: anna@customer.example\r
                    Subject: two\r
                    \r
                    .\r
                    Text\r

                    """)
        }
    }

    @Test func aPipelinedDialogueIsAnsweredInOrder() async throws {
        try await withSink { port, directory in
            let dialogue = try SMTPDialogue(port: port)
            try dialogue.send("EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<a@b.example>\r\nDATA\r\nSubject: x\r\n.\r\nQUIT\r\n")
            var codes: [Int] = []
            for _ in 0..<7 { codes.append(try await dialogue.reply()) }
            #expect(codes == [220, 250, 250, 250, 354, 250, 221])
            #expect(try names(in: directory) == ["00000001.eml"])
        }
    }

    @Test func numbersGoOnBehindTheLastMailOfTheDirectory() async throws {
        try await withSink { port, directory in
            let path = directory.path(percentEncoded: false)
            let again = try MailDirectory(path)
            let mail = SunkMail(sender: "", recipients: ["a@b.example"], content: [])
            #expect(try await again.store(mail) == "00000001.eml")
            #expect(try await MailDirectory(path).store(mail) == "00000002.eml")
        }
    }

    @Test func oneConnectionTooManyIsTurnedAway() async throws {
        var limits = MailSinkLimits()
        limits.connections = 1
        try await withSink(limits) { port, _ in
            let first = try SMTPDialogue(port: port)
            #expect(try await first.reply() == 220)
            let second = try SMTPDialogue(port: port)
            #expect(try await second.reply() == 421)
            #expect(try await first.say("NOOP") == 250)
        }
    }

    @Test func aSilentConnectionIsClosed() async throws {
        var limits = MailSinkLimits()
        limits.idleSeconds = 1
        try await withSink(limits) { port, _ in
            let dialogue = try SMTPDialogue(port: port)
            #expect(try await dialogue.reply() == 220)
            await #expect(throws: SMTPDialogue.Failure.closed) { try await dialogue.reply() }
        }
    }
}
