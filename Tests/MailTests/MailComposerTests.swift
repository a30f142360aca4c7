import Domain
import Mail
import Testing

@Suite struct MailComposerTests {
    private func mail(subject: String = "Case CS0000123", text: String = "Hello\n") throws -> OutgoingMail {
        var mail = OutgoingMail(
            from: MailAddress(name: "Tuki Öy", address: "support@example.org"),
            to: [MailAddress(address: "a@example.com")],
            subject: subject, messageID: "n1@example.org",
            date: try #require(Timestamp(rfc3339: "2026-05-04T07:00:00Z")),
            text: text)
        mail.replyTo = MailAddress(address: "support+rabc@example.org")
        mail.inReplyTo = "2@example.com"
        mail.references = ["1@example.com", "2@example.com"]
        mail.autoSubmission = .replied
        mail.extraHeaders = [OutgoingMail.ExtraHeader(name: "X-Casewire-Case", value: "CS0000123")]
        return mail
    }

    private func lines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n").split(separator: "\n").map(String.init)
    }

    @Test func everyFieldIsReadBackAsItWasGiven() throws {
        let read = try MailParser.parse(MailComposer.compose(mail()))
        #expect(read.from == [MailAddress(name: "Tuki Öy", address: "support@example.org")])
        #expect(read.to == [MailAddress(address: "a@example.com")])
        #expect(read.replyTo == [MailAddress(address: "support+rabc@example.org")])
        #expect(read.subject == "Case CS0000123")
        #expect(read.messageID == "n1@example.org")
        #expect(read.inReplyTo == ["2@example.com"])
        #expect(read.references == ["1@example.com", "2@example.com"])
        #expect(read.date == Timestamp(rfc3339: "2026-05-04T07:00:00Z"))
        #expect(read.origin.autoSubmitted == "auto-replied")
        #expect(read.isAutomatic)
        #expect(read.text == "Hello\n")
    }

    @Test func theHeaderIsAsRFC5322Asks() throws {
        let lines = lines(try MailComposer.compose(mail()))
        #expect(lines.contains("Date: Mon, 04 May 2026 07:00:00 +0000"))
        #expect(lines.contains("Message-ID: <n1@example.org>") || lines.contains("Message-Id: <n1@example.org>"))
        #expect(lines.contains("MIME-Version: 1.0") || lines.contains("Mime-Version: 1.0"))
        #expect(lines.contains("X-Casewire-Case: CS0000123"))
        #expect(lines.contains("Content-Type: text/plain; charset=utf-8"))
    }

    @Test(arguments: [
        "Hello\n", "Hyvää päivää,\n\nkiitos — viestistäsi.\n", "Здравствуйте!\nСпасибо за письмо.\n", "日本語のメール\n",
        "From here\n.\n..\n.hidden\n> quoted\n", String(repeating: "long ", count: 1_000) + "\n",
        "tab\tand trailing \n", "🎉\n",
    ])
    func everyTextIsReadBackAndSentInShortSevenBitLines(text: String) throws {
        var outgoing = try mail(text: text)
        outgoing.html = "<p>" + text + "</p>"
        let bytes = try MailComposer.compose(outgoing)
        let read = try MailParser.parse(bytes)
        #expect(read.text == text)
        #expect(read.html?.hasPrefix("<p>") == true)
        #expect(bytes.allSatisfy { $0 < 0x80 && $0 != 0 })
        #expect(lines(bytes).allSatisfy { $0.utf8.count <= 998 })
        expectOnlyCRLF(bytes)
    }

    @Test func lineEndsOfAnyKindBecomeOne() throws {
        let bytes = try MailComposer.compose(mail(text: "a\r\nb\rc\nd\0e"))
        #expect(try MailParser.parse(bytes).text == "a\nb\nc\nde\n")
        expectOnlyCRLF(bytes)
    }

    @Test(arguments: [
        "Tärkeä: " + String(repeating: "pitkä otsikko ", count: 30) + "loppu",
        "Re: 漢字" + String(repeating: "漢", count: 200), "[CS0000123] \u{1f389} \"quoted\" <x> =?utf-8?q?no?=",
        String(repeating: "word ", count: 60) + "end",
    ])
    func longSubjectsAreFoldedAndEncoded(subject: String) throws {
        let bytes = try MailComposer.compose(mail(subject: subject))
        #expect(try MailParser.parse(bytes).subject == subject)
        #expect(lines(bytes).allSatisfy { $0.utf8.count <= 78 })
    }

    @Test func aSubjectCannotSmuggleAField() throws {
        let bytes = try MailComposer.compose(mail(subject: "Hi\r\nBcc: victim@example.net\n\nbody\0"))
        let read = try MailParser.parse(bytes)
        #expect(read.subject == "Hi  Bcc: victim@example.net  body")
        #expect(!lines(bytes).contains { $0.hasPrefix("Bcc") })
    }

    @Test(arguments: [
        "a@example.com\r\nBcc: b@example.com", "a@example.com, b@example.com", "a b@example.com", "a@", "@example.com",
        "a",
        "a@b@c", "ä\u{a0}ö@example.com", "ä\u{200b}@example.com", "a@exämple..com", "a@ex\u{2028}ample.com",
        "<a@example.com>", "a@example..com", ".a@example.com", "",
        String(repeating: "a", count: 65) + "@example.com",
    ])
    func anAddressThatSMTPCannotCarryIsRefused(address: String) throws {
        let outgoing = try OutgoingMail(
            from: MailAddress(address: "a@example.org"), to: [MailAddress(address: address)], subject: "x",
            messageID: "1@example.org", date: mail().date, text: "x")
        #expect(throws: MailError.invalidField("to", reason: "is not an address that SMTP can carry")) {
            try MailComposer.compose(outgoing)
        }
    }

    @Test(arguments: [
        ("jdöe@mächine.example", "jdöe@xn--mchine-bua.example"), ("a@mächine.example", "a@xn--mchine-bua.example"),
        ("用户@例子.example", "用户@xn--fsqu00a.example"), ("a@example.com", "a@example.com"),
    ])
    func anAddressThatIsNotInASCIIIsCarriedByItsDomainInASCII(address: String, carried: String) throws {
        var outgoing = try mail()
        outgoing = OutgoingMail(
            from: outgoing.from, to: [MailAddress(name: "Jöhn", address: address)], subject: "x",
            messageID: "1@example.org", date: outgoing.date, text: "x")
        let bytes = try MailComposer.compose(outgoing)
        #expect(lines(bytes).contains { $0.hasPrefix("To: ") && $0.hasSuffix("<\(carried)>") })
        #expect(MailAddress(address: address).envelopeAddress == carried)
        #expect(MailAddress(address: address).isSendable == (address == carried))
    }

    @Test func whoWritesIsNamedInASCII() throws {
        let outgoing = try OutgoingMail(
            from: MailAddress(address: "tuki@exämple.org"), to: [MailAddress(address: "a@example.com")], subject: "x",
            messageID: "1@example.org", date: mail().date, text: "x")
        #expect(throws: MailError.invalidField("from", reason: "is not an address that SMTP can carry")) {
            try MailComposer.compose(outgoing)
        }
    }

    @Test(arguments: ["a@b\r\nX: y", "a b@c", "<a@b>", "ab", "", "ä@b"])
    func aMessageIDThatIsNoneIsRefused(id: String) throws {
        var outgoing = try mail()
        outgoing.inReplyTo = id
        #expect(throws: MailError.invalidField("inReplyTo", reason: "is not a message id")) {
            try MailComposer.compose(outgoing)
        }
    }

    @Test(arguments: [
        ("X-A", "b\r\nBcc: c"), ("X-A", "b\0"), ("X A", "b"), ("X-A:", "b"), ("", "b"), ("Bcc", "b@example.com"),
        ("Content-Type", "text/html"), ("X-Ä", "b"), ("X-A\r\nB", "c"),
    ])
    func anExtraFieldThatIsNotOneIsRefused(name: String, value: String) throws {
        var outgoing = try mail()
        outgoing.extraHeaders = [OutgoingMail.ExtraHeader(name: name, value: value)]
        #expect(throws: MailError.self) { try MailComposer.compose(outgoing) }
    }

    @Test func aLongThreadKeepsItsFirstAndItsLastMails() throws {
        var outgoing = try mail()
        outgoing.references = (1...300).map { "\($0)@example.com" }
        let references = try MailParser.parse(MailComposer.compose(outgoing)).references
        #expect(references.first == "1@example.com")
        #expect(references.dropFirst() == outgoing.references.suffix(20)[...])
    }

    private func expectOnlyCRLF(_ bytes: [UInt8]) {
        let returns = bytes.indices.filter { bytes[$0] == 13 }
        let feeds = bytes.indices.filter { bytes[$0] == 10 }
        #expect(returns.map { $0 + 1 } == feeds)
    }
}
