import Testing

@testable import Casewire

@Suite struct SMTPSessionStateMachineTests {
    private var limits: MailSinkLimits {
        var limits = MailSinkLimits()
        limits.mailBytes = 60
        limits.recipients = 2
        limits.mistakes = 2
        return limits
    }

    private func code(_ action: SMTPSessionStateMachine.Action) -> Int? {
        if case .reply(let reply) = action { reply.code } else { nil }
    }

    private func say(_ text: String, to session: inout SMTPSessionStateMachine) -> SMTPSessionStateMachine.Action {
        session.received(.whole(Array(text.utf8)))
    }

    /// A session in which a mail to one recipient has come so far that its content is awaited.
    private func receiving() -> SMTPSessionStateMachine {
        var session = SMTPSessionStateMachine(limits: limits)
        for line in ["EHLO x", "MAIL FROM:<a@x.example>", "RCPT TO:<b@y.example>", "DATA"] {
            _ = say(line, to: &session)
        }
        return session
    }

    @Test func aMailIsStoredWithItsEnvelopeAndWithoutDotStuffing() {
        var session = receiving()
        #expect(say("Subject: x", to: &session) == .nothing)
        #expect(say("", to: &session) == .nothing)
        #expect(say("..dot", to: &session) == .nothing)
        let mail = SunkMail(
            sender: "a@x.example", recipients: ["b@y.example"], content: Array("Subject: x\r\n\r\n.dot\r\n".utf8))
        #expect(say(".", to: &session) == .store(mail))
        #expect(code(session.stored(as: "00000001.eml")) == 250)
        #expect(code(say("MAIL FROM:<>", to: &session)) == 250)
    }

    @Test func theEnvelopeStandsInTheFilesFirstLines() {
        let mail = SunkMail(
            sender: "", recipients: ["b@y.example", "c@y.example"], content: Array("Subject: x\r\n".utf8))
        #expect(
            mail.file == Array("X-Envelope-From: \r\nX-Envelope-To: b@y.example, c@y.example\r\nSubject: x\r\n".utf8))
    }

    @Test func aMailThatCannotBeKeptIsNotAccepted() {
        var session = receiving()
        _ = say(".", to: &session)
        #expect(code(session.notStored()) == 451)
        #expect(code(say("MAIL FROM:<>", to: &session)) == 250)
    }

    @Test func aMailThatGrowsTooLargeIsReadToItsEndAndRefused() {
        var session = receiving()
        for _ in 0..<10 { #expect(say("0123456789", to: &session) == .nothing) }
        #expect(code(say(".", to: &session)) == 552)
        #expect(code(say("MAIL FROM:<>", to: &session)) == 250)
    }

    @Test func aMailWithAnOverlongLineIsRefused() {
        var session = receiving()
        #expect(session.received(.tooLong) == .nothing)
        #expect(code(say(".", to: &session)) == 552)
    }

    @Test func aMailThatSaysItIsTooLargeIsRefusedAtOnce() {
        var session = SMTPSessionStateMachine(limits: limits)
        _ = say("EHLO x", to: &session)
        #expect(code(say("MAIL FROM:<a@x.example> SIZE=61", to: &session)) == 552)
        #expect(code(say("MAIL FROM:<a@x.example> SIZE=60", to: &session)) == 250)
    }

    @Test func commandsOutOfOrderAreRefused() {
        var session = SMTPSessionStateMachine(limits: MailSinkLimits())
        #expect(code(say("MAIL FROM:<a@x.example>", to: &session)) == 503)
        _ = say("EHLO x", to: &session)
        #expect(code(say("RCPT TO:<b@y.example>", to: &session)) == 503)
        #expect(code(say("DATA", to: &session)) == 503)
        _ = say("MAIL FROM:<a@x.example>", to: &session)
        #expect(code(say("DATA", to: &session)) == 503)
        _ = say("RSET", to: &session)
        #expect(code(say("RCPT TO:<b@y.example>", to: &session)) == 503)
    }

    @Test func oneRecipientTooManyIsRefusedAndTheOthersStay() {
        var session = SMTPSessionStateMachine(limits: limits)
        _ = say("EHLO x", to: &session)
        _ = say("MAIL FROM:<a@x.example>", to: &session)
        #expect(code(say("RCPT TO:<b@y.example>", to: &session)) == 250)
        #expect(code(say("RCPT TO:<c@y.example>", to: &session)) == 250)
        #expect(code(say("RCPT TO:<d@y.example>", to: &session)) == 452)
        #expect(code(say("DATA", to: &session)) == 354)
    }

    @Test func tooManyMistakesCloseTheConnection() {
        var session = SMTPSessionStateMachine(limits: limits)
        #expect(code(say("NONSENSE", to: &session)) == 502)
        #expect(code(session.received(.tooLong)) == 500)
        let last = say("NONSENSE", to: &session)
        #expect(last == .reply(SMTPReply(421, "too many mistakes")))
        #expect(SMTPReply(421, "too many mistakes").closesConnection)
        #expect(say("NOOP", to: &session) == .nothing)
    }

    @Test func theExtendedHelloNamesTheLimit() {
        var session = SMTPSessionStateMachine(limits: limits)
        let action = say("EHLO x", to: &session)
        #expect(action == .reply(SMTPReply(250, "casewire", "SIZE 60", "8BITMIME", "SMTPUTF8", "PIPELINING")))
        #expect(SMTPReply(250, "casewire", "SIZE 60").bytes == Array("250-casewire\r\n250 SIZE 60\r\n".utf8))
    }
}
