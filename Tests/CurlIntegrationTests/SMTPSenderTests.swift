import Curl
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct SMTPSenderTests {
    private let mail = Array("Subject: x\r\n\r\nHello\r\n".utf8)

    private func sender(_ server: SMTPServer, _ change: (inout SMTPConfiguration) -> Void = { _ in }) -> SMTPSender {
        var configuration = SMTPConfiguration(url: server.url)
        configuration.startTLS = .off
        configuration.timeout = .seconds(10)
        change(&configuration)
        return SMTPSender(configuration)
    }

    private func failure(_ sender: SMTPSender, _ mail: [UInt8]? = nil) async -> SMTPError? {
        do throws(SMTPError) {
            try await sender.send(mail ?? self.mail, from: "a@example.org", to: ["b@example.com"])
            return nil
        } catch {
            return error
        }
    }

    @Test func everyByteArrivesEvenDotsAndEightBits() async throws {
        let server = try SMTPServer()
        let mail = Array("Subject: ä\r\n\r\n.\r\n..\r\n.hidden\r\nend.\r\n\r\n.".utf8) + [0, 0x80, 0xff, 13, 10]
        try await sender(server).send(mail, from: "a@example.org", to: ["b@example.com", "c@example.com"])
        #expect(
            server.mails == [
                SMTPServer.Mail(from: "a@example.org", to: ["b@example.com", "c@example.com"], bytes: mail)
            ])
    }

    @Test func aMailOf8MiBArrivesWhole() async throws {
        let server = try SMTPServer()
        let mail = Array(repeating: [UInt8](repeating: 46, count: 1_022) + [13, 10], count: 8 * 1_024).flatMap(\.self)
        try await sender(server) { $0.timeout = .seconds(50) }.send(mail, from: "a@example.org", to: ["b@example.com"])
        #expect(server.mails.first?.bytes.count == mail.count)
    }

    @Test func manyMailsGoOverOneConnection() async throws {
        let server = try SMTPServer()
        let sender = sender(server)
        for _ in 0..<5 { try await sender.send(mail, from: "a@example.org", to: ["b@example.com"]) }
        #expect(server.mails.count == 5)
        #expect(server.connections == 1)
    }

    @Test func aClosedConnectionIsMadeAnew() async throws {
        let server = try SMTPServer(SMTPServer.Script(endsAfterMail: true))
        let sender = sender(server)
        for _ in 0..<3 { try await sender.send(mail, from: "a@example.org", to: ["b@example.com"]) }
        await sender.close()
        try await sender.send(mail, from: "a@example.org", to: ["b@example.com"])
        #expect(server.mails.count == 4)
    }

    @Test(
        arguments: [
            ("MAIL", "452 4.3.1 full", SMTPError.Kind.refusedForNow, 452, "4.3.1"),
            ("RCPT", "451 4.7.1 come back later", .refusedForNow, 451, "4.7.1"),
            ("RCPT", "550 5.1.1 no such user", .refusedForGood, 550, "5.1.1"),
            ("RCPT", "550-5.7.1 first line\r\n550 5.7.1 last line", .refusedForGood, 550, "5.7.1"),
            ("DATA", "554 no", .refusedForGood, 554, nil),
            ("BODY", "451 4.3.0 try again", .refusedForNow, 451, "4.3.0"),
            ("BODY", "552 5.2.3 too long", .refusedForGood, 552, "5.2.3"),
        ] as [(String, String, SMTPError.Kind, Int, String?)])
    func aRefusalTellsForHowLong(
        command: String, reply: String, kind: SMTPError.Kind, code: Int, status: String?
    ) async throws {
        let server = try SMTPServer(SMTPServer.Script(replies: [command: reply]))
        let error = try #require(await failure(sender(server)))
        #expect(error == SMTPError(kind: kind, replyCode: code, status: status, isInDoubt: false))
        #expect(error.isRetriable == (kind == .refusedForNow))
        #expect(server.mails.isEmpty)
    }

    @Test func aServerThatRefusesUsDoesNotRefuseTheMail() async throws {
        let server = try SMTPServer(SMTPServer.Script(replies: ["GREETING": "554 5.3.2 no service"]))
        let error = try #require(await failure(sender(server)))
        #expect(error.kind == .failed(.protocolFailure))
        #expect(error.replyCode == 554)
        #expect(error.isRetriable)
    }

    @Test func afterARefusalTheNextMailGoesThrough() async throws {
        let server = try SMTPServer(SMTPServer.Script(replies: ["BODY": "451 later"]))
        let sender = sender(server)
        #expect(await failure(sender)?.kind == .refusedForNow)
        #expect(await failure(sender)?.kind == .refusedForNow)
    }

    @Test func wrongCredentialsAreNotTheMailsFault() async throws {
        let server = try SMTPServer(SMTPServer.Script(replies: ["AUTH": "535 5.7.8 no"]))
        let sender = sender(server) { $0.credentials = Credentials(user: "u", password: "p") }
        let error = try #require(await failure(sender))
        #expect(error.kind == .failed(.notAuthenticated))
        #expect(error.isRetriable)
    }

    @Test func anAddressThatIsNotInASCIIIsAnnounced() async throws {
        let server = try SMTPServer()
        let sender = sender(server)
        try await sender.send(mail, from: "a@example.org", to: ["jdöe@example.com"])
        try await sender.send(mail, from: "a@example.org", to: ["b@example.com"])
        #expect(server.mails.map(\.to) == [["jdöe@example.com"], ["b@example.com"]])
        let announced = server.commands.filter { $0.hasPrefix("MAIL") }.map { $0.contains(" SMTPUTF8") }
        #expect(announced == [true, false])
    }

    @Test func credentialsAreGivenAndNeverShown() async throws {
        let server = try SMTPServer()
        let sender = sender(server) { $0.credentials = Credentials(user: "u", password: "p") }
        try await sender.send(mail, from: "a@example.org", to: ["b@example.com"])
        #expect(server.commands.contains { $0.hasPrefix("AUTH PLAIN") })
        #expect(String(reflecting: Credentials(user: "u", password: "hunter2")) == "u:<secret>")
    }

    @Test func aMailWithoutItsLastReplyIsInDoubt() async throws {
        let server = try SMTPServer(SMTPServer.Script(endsAt: "BODY"))
        let error = try #require(await failure(sender(server)))
        #expect(error.isInDoubt)
        #expect(error.isRetriable)
    }

    @Test(arguments: ["EHLO", "MAIL", "RCPT", "DATA"])
    func aBrokenConnectionBeforeTheMailLeavesNoDoubt(command: String) async throws {
        let server = try SMTPServer(SMTPServer.Script(endsAt: command))
        let error = try #require(await failure(sender(server)))
        #expect(!error.isInDoubt)
        #expect(error.isRetriable)
    }

    @Test func aServerWithoutTLSGetsNothingWhereTLSIsRequired() async throws {
        let server = try SMTPServer()
        let error = try #require(await failure(sender(server) { $0.startTLS = .required }))
        #expect(error.kind == .failed(.notSecure))
        #expect(!server.commands.contains { $0.hasPrefix("MAIL") })
        #expect(await failure(sender(server) { $0.startTLS = .ifOffered }) == nil)
    }

    @Test func nobodyThereIsAnErrorForLater() async throws {
        let port = try LoopbackServer { _ in }.port
        var configuration = SMTPConfiguration(url: "smtp://127.0.0.1:\(port)")
        configuration.startTLS = .off
        let error = try #require(await failure(SMTPSender(configuration)))
        #expect(error.kind == .failed(.notConnected))
        #expect(error.isRetriable)
    }

    @Test func aSilentServerIsLeftInTime() async throws {
        let server = try LoopbackServer { $0.waitForEnd() }
        var configuration = SMTPConfiguration(url: "smtp://127.0.0.1:\(server.port)")
        configuration.timeout = .milliseconds(200)
        let error = try #require(await failure(SMTPSender(configuration)))
        #expect(error.kind == .failed(.timedOut))
    }

    @Test func aCancelledTaskLeavesASilentServer() async throws {
        let connected = AsyncStream.makeStream(of: Void.self)
        let server = try LoopbackServer { connection in
            connected.continuation.yield()
            connection.waitForEnd()
        }
        let sender = SMTPSender(SMTPConfiguration(url: "smtp://127.0.0.1:\(server.port)"))
        let sending = Task { await failure(sender) }
        for await _ in connected.stream { break }
        sending.cancel()
        #expect(await sending.value?.kind == .failed(.cancelled))
    }

    @Test(arguments: ["a\n", "a\r", "a\rb\r\n", "\n.\r\n", "a\r\r\n"])
    func aMailWithOtherLineEndsIsNotSent(text: String) async throws {
        let server = try SMTPServer()
        let error = try #require(await failure(sender(server), Array(text.utf8)))
        #expect(error.kind == .invalidMail("a line does not end in CRLF"))
        #expect(server.connections == 0)
    }

    @Test(arguments: [
        "b@example.com>\r\nRCPT TO:<c@example.com", "b c@example.com", "<b@example.com>", "b\u{7f}@example.com", "",
    ])
    func anAddressThatIsNoneIsNotSent(address: String) async throws {
        let server = try SMTPServer()
        let sender = sender(server)
        await #expect(throws: SMTPError.self) { try await sender.send(mail, from: "a@example.org", to: [address]) }
        #expect(server.connections == 0)
    }
}
