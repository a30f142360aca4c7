import Mail
import Testing

@testable import Casewire

@Suite struct MailTemplateTests {
    private let question = DemoMail(
        name: "a", bytes: Array("Message-ID: <q@x>\r\nFrom: a@x.example\r\nSubject: q@x\r\n\r\nsee <q@x>\r\n".utf8))
    private let answer = DemoMail(
        name: "b",
        bytes: Array("Message-ID: <r@x>\r\nIn-Reply-To: <q@x>\r\nFrom: a@x.example\r\n\r\nagain\r\n".utf8))
    private let nameless = DemoMail(name: "c", bytes: Array("From: a@x.example\r\n\r\nno id\r\n".utf8))

    @Test func anAnswerRefersToItsQuestionOfTheSameRound() throws {
        let mails = try MailTemplate.all([question, answer]).map { try MailParser.parse($0.render("t")) }
        #expect(mails.map(\.messageID) == ["t.0.q@x", "t.1.r@x"])
        #expect(mails[1].inReplyTo == ["t.0.q@x"])
    }

    @Test func onlyTheHeaderIsTouched() throws {
        let text = String(decoding: try #require(MailTemplate.all([question]).first).render("t"), as: UTF8.self)
        #expect(text.hasSuffix("\r\n\r\nsee <q@x>\r\n"))
    }

    @Test func aMailWithoutAnIdBecomesAnotherOneToo() throws {
        let template = try #require(MailTemplate.all([nameless]).first)
        #expect(MailIdentity.externalID(of: template.render("1")) != MailIdentity.externalID(of: template.render("2")))
        #expect(try MailParser.parse(template.render("1")).messageID == nil)
    }

    @Test func twoMailsOfOneIdBecomeTwo() {
        let twins = MailTemplate.all([question, question])
        #expect(Set(twins.map { MailIdentity.externalID(of: $0.render("t")) }).count == 2)
    }
}
