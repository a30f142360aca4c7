import Mail
import Testing

/// Every real mail that we have, held against what an independent parser reads in it.
@Suite struct MailCollectionTests {
    @Test(arguments: try MailFixture.all(in: "mikel_mail"))
    func aMimeMailReadsAsTwoOtherParsersReadIt(fixture: MailFixture) throws {
        try expectSameSubjectAndSender(fixture)
    }

    @Test(arguments: try MailFixture.all(in: "talon_standard_replies"))
    func aReplyReadsAsTwoOtherParsersReadIt(fixture: MailFixture) throws {
        try expectSameSubjectAndSender(fixture)
    }

    @Test(arguments: try MailFixture.all(in: "sisimai_bounces"))
    func aBounceReadsAsTwoOtherParsersReadIt(fixture: MailFixture) throws {
        try expectSameSubjectAndSender(fixture)
    }

    @Test(arguments: try MailFixture.all(in: "sisimai_bounces").filter { $0.parsed?.reportType == "delivery-status" })
    func aDeliveryStatusReportIsReadAndIsAutomatic(fixture: MailFixture) throws {
        let mail = try MailParser.parse(fixture.bytes())
        #expect(mail.isAutomatic)
        let report = try #require(mail.report)
        if fixture.isUndisputed {
            #expect(report.recipients.contains { $0.finalRecipient.contains("@") && $0.action != nil })
        }
    }

    /// Those that are left open a case: a person's forward, a complaint and two notices without a single sign of a
    /// program.
    @Test func bouncesAreKnownToBeAutomatic() throws {
        let personal = try MailFixture.all(in: "sisimai_bounces").filter {
            !(try MailParser.parse($0.bytes()).isAutomatic)
        }
        #expect(
            Set(personal.map(\.file)) == [
                "raw/arf-24.eml", "raw/lhost-amazonses-10.eml", "raw/lhost-amazonses-12.eml",
                "raw/lhost-sendmail-14.eml",
            ])
    }

    @Test(arguments: try MailFixture.all(in: "talon_standard_replies"))
    func aPersonsReplyIsNotAutomatic(fixture: MailFixture) throws {
        #expect(try !MailParser.parse(fixture.bytes()).isAutomatic)
    }

    /// An answer could go to every person who has written, but for those who name no address.
    @Test func whoWroteCanBeWrittenTo() throws {
        let fixtures = try MailFixture.all(in: "mikel_mail") + MailFixture.all(in: "talon_standard_replies")
        let unreachable = try fixtures.filter { fixture in
            let mail = try MailParser.parse(fixture.bytes())
            return !mail.isAutomatic && mail.from.first.map { $0.envelopeAddress == nil } ?? false
        }
        #expect(Set(unreachable.map(\.file)) == [])
    }

    private func expectSameSubjectAndSender(_ fixture: MailFixture) throws {
        let mail = try MailParser.parse(fixture.bytes())
        #expect(!mail.text.unicodeScalars.contains("\0"))
        guard fixture.isUndisputed, let parsed = fixture.parsed else { return }
        #expect(mail.subject == parsed.subject?.withoutOuterSpace)
        #expect(mail.from.first?.address == parsed.fromAddress)
        if parsed.hasHTML == true, mail.report == nil { #expect(mail.html != nil || parsed.hasText == true) }
    }
}

extension String {
    fileprivate var withoutOuterSpace: String {
        let head = drop(while: \.isWhitespace)
        return String(head.reversed().drop(while: \.isWhitespace).reversed())
    }
}
