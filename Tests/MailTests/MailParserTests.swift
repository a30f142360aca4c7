import Domain
import Mail
import Testing

@Suite struct MailParserTests {
    private func parse(_ text: String) throws -> ParsedMail { try MailParser.parse(Array(text.utf8)) }

    @Test func theFieldsOfAThreadAreRead() throws {
        let mail = try parse(
            """
            From: =?utf-8?q?J=C3=BCrgen?= <j@example.com>
            Sender: desk@example.com
            Reply-To: answers@example.com
            To: A <a@example.org>, team: b@example.org, c@example.org;
            Cc: d@example.org
            Delivered-To: support+abc@example.org
            X-Original-To: support+abc@example.org
            Message-ID: <3@example.com>
            In-Reply-To: <2@example.com>
            References: <1@example.com>
             <2@example.com>
            Subject: Re: [CS0000123] =?iso-8859-1?Q?H=E4lp?=
            Date: Mon, 4 May 2026 10:00:00 +0300

            Hello
            """)
        #expect(mail.from == [MailAddress(name: "Jürgen", address: "j@example.com")])
        #expect(mail.sender == MailAddress(address: "desk@example.com"))
        #expect(mail.replyTo.map(\.address) == ["answers@example.com"])
        #expect(mail.to.map(\.address) == ["a@example.org", "b@example.org", "c@example.org"])
        #expect(mail.cc.map(\.address) == ["d@example.org"])
        #expect(mail.envelopeRecipients == ["support+abc@example.org"])
        #expect(mail.messageID == "3@example.com")
        #expect(mail.inReplyTo == ["2@example.com"])
        #expect(mail.references == ["1@example.com", "2@example.com"])
        #expect(mail.subject == "Re: [CS0000123] Hälp")
        #expect(mail.date == Timestamp(rfc3339: "2026-05-04T07:00:00Z"))
        #expect(mail.text == "Hello")
        #expect(mail.html == nil)
    }

    @Test func theTextOfAnHTMLMailIsMadeOfItsHTML() throws {
        let mail = try parse("Subject: x\nContent-Type: text/html; charset=utf-8\n\n<p>Hello &amp; bye</p><p>Two</p>")
        #expect(mail.text == "Hello & bye\n\nTwo")
        #expect(mail.html == "<p>Hello &amp; bye</p><p>Two</p>")
    }

    @Test func attachmentsAreDecodedAndTheirNamesMadeSafe() throws {
        let mail = try parse(
            """
            Subject: files
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain

            See the file.
            --b
            Content-Type: application/pdf; name="../../etc/pass=?utf-8?q?wd=0A?="
            Content-Disposition: attachment
            Content-Transfer-Encoding: base64

            AAEC
            --b
            Content-Type: image/png
            Content-Disposition: inline
            Content-ID: <logo@example.com>

            x
            --b--
            """)
        #expect(mail.text == "See the file.")
        #expect(mail.attachments.map(\.contentType) == ["application/pdf", "image/png"])
        let file = try #require(mail.attachments.first)
        #expect(file.content == [0, 1, 2])
        #expect(file.size == 3)
        #expect(!file.name.contains("/") && !file.name.contains("\n"))
        #expect(!file.isInline)
        #expect(mail.attachments.last?.contentID == "logo@example.com")
        #expect(mail.attachments.last?.isInline == true)
    }

    @Test func encodedWordsOfOneTextAreJoinedEvenWithinACharacter() throws {
        let mail = try parse(
            "Subject: =?utf-8?B?w6Q=?= =?utf-8?B?w6RiYw==?= =?UTF-8?Q?=C3?=\n =?UTF-8?Q?=A4=0D=0ABcc:?= x\n\n")
        #expect(mail.subject == "ääbcä  Bcc: x")
    }

    @Test(arguments: [
        ("Auto-Submitted: auto-replied", MailOrigin.Automation.autoSubmitted),
        ("Auto-Submitted: auto-generated; owner=x", .autoSubmitted), ("Precedence: Bulk", .precedence),
        ("List-Id: <users.example.org>", .mailingList), ("Return-Path: <>", .emptySender),
        ("Content-Type: multipart/report; boundary=x", .report), ("X-Autoreply: yes", .vacation),
        ("From: Mail System <MAILER-DAEMON@mx.example>", .mailerDaemon),
        ("Return-Path: <>\nPrecedence: junk\nAuto-Submitted: auto-generated", .autoSubmitted),
    ])
    func aProgramsMailIsKnownByItsFirstSign(header: String, sign: MailOrigin.Automation) throws {
        let mail = try parse(header + "\n\nx")
        #expect(mail.origin.automation == sign)
        #expect(!mail.origin.permitsAutomaticAnswer)
    }

    @Test(arguments: [
        "Auto-Submitted: no", "Precedence: first-class", "Return-Path: <a@example.com>", "X-Autoreply: no",
    ])
    func aPersonsMailMayBeAnswered(header: String) throws {
        let mail = try parse(header + "\n\nx")
        #expect(!mail.isAutomatic)
        #expect(mail.origin.permitsAutomaticAnswer)
    }

    @Test func aPersonMayForbidAutomaticAnswers() throws {
        let mail = try parse("From: a@example.com\nX-Auto-Response-Suppress: DR, OOF, AutoReply\n\nx")
        #expect(!mail.isAutomatic)
        #expect(!mail.origin.permitsAutomaticAnswer)
    }

    @Test func aBounceNamesTheRecipientAndTheMail() throws {
        let mail = try parse(
            """
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b

            Sorry.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.com

            Final-Recipient: rfc822; gone@example.com
            Original-Recipient: rfc822;
              alias@example.com
            Action: Failed
            Status: 5.1.1 (no such user)

            --b
            Content-Type: text/rfc822-headers

            Message-ID: <ours@example.org>
            --b--
            """)
        let report = try #require(mail.report)
        let recipient = DeliveryReport.Recipient(
            finalRecipient: "gone@example.com", originalRecipient: "alias@example.com", action: "failed",
            status: "5.1.1")
        #expect(report.recipients == [recipient])
        #expect(recipient.isPermanent)
        #expect(report.originalMessageID == "ours@example.org")
    }

    @Test(
        arguments: [
            ("failed", "5.1.1", true), ("failed", nil, true), (nil, "5.1.1", true), ("failed", "4.4.7", false),
            ("delayed", "4.4.7", false), ("delayed", "5.1.1", false), (nil, nil, false), ("delivered", "2.1.5", false),
        ] as [(String?, String?, Bool)])
    func onlyAFailureForGoodIsPermanent(action: String?, status: String?, isPermanent: Bool) {
        let recipient = DeliveryReport.Recipient(
            finalRecipient: "a@b", originalRecipient: nil, action: action, status: status)
        #expect(recipient.isPermanent == isPermanent)
    }

    @Test(arguments: [
        "Date: Mon, 4 May 1970 10:00:00 +0300", "Date: Mon, 4 May 9999 10:00:00 +0300", "Date: soon", "X: y",
    ])
    func aDateThatCannotBeIsNone(header: String) throws {
        #expect(try parse(header + "\n\nx").date == nil)
    }
}
