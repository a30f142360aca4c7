import Domain
import Mail
import Testing

@testable import Casewire

@Suite struct SinkMailTests {
    private let token = String(repeating: "a", count: 47)

    private func sunk() throws -> SinkMail {
        let text = """
            X-Envelope-From: support@casewire.example\r
            X-Envelope-To: anna@customer.example\r
            From: Support <support@casewire.example>\r
            Reply-To: support+r\(token)@casewire.example\r
            To: anna@customer.example\r
            Subject: [CS0000001] Solved\r
            Message-ID: <m1@casewire.example>\r
            \r
            Accept: mailto:support+a\(token)@casewire.example?subject=Accept\r
            1: <mailto:support+s1\(token)@casewire.example>\r
            5: <mailto:support+s5\(token)@casewire.example?subject=CS0000001%3A%205>\r
            In your words: <mailto:support+s0\(token)@casewire.example?subject=CS0000001>\r

            """
        return try #require(SinkMail(file: "00000001.eml", bytes: Array(text.utf8)))
    }

    @Test func theLinksAreFoundByTheirPurpose() throws {
        let mail = try sunk()
        #expect(mail.recipient == "anna@customer.example")
        #expect(mail.link(for: "a")?.subject == "Accept")
        #expect(mail.bestScore?.subject == "CS0000001: 5")
        #expect(mail.link(for: "n") == nil)
    }

    @Test func aReplyGoesWhereAnswersShallGoInTheSameThread() throws {
        let now = try #require(Timestamp(rfc3339: "2026-05-04T08:00:00Z"))
        let reply = try CustomerMail(replyingTo: try sunk(), text: "Yes.", id: "c1@customer.example", at: now)
        let read = try #require(DemoMail(name: "reply", bytes: reply.bytes).messageID)
        #expect(read == "c1@customer.example")
        #expect(DemoMail(name: "reply", bytes: reply.bytes).references == ["m1@casewire.example"])
        let text = String(decoding: reply.bytes, as: UTF8.self)
        #expect(text.contains("To: support+r\(token)@casewire.example"))
        #expect(text.contains("Subject: Re: [CS0000001] Solved"))
    }
}
