import Mail
import Testing

@Suite struct ReplyTextTests {
    @Test(arguments: try MailFixture.all(in: "talon_standard_replies"))
    func theRepliesOfTwelveProgramsAreCutAsTheirSourceStates(fixture: MailFixture) throws {
        let mail = try MailParser.parse(fixture.bytes())
        #expect(ReplyText(mail.text).text == fixture.expect?.replyText)
    }

    @Test(arguments: try MailFixture.all(in: "reply_zapier"))
    func collectedRepliesHoldWhatTheirSourceStates(fixture: MailFixture) throws {
        let reply = ReplyText(String(decoding: try fixture.bytes(), as: UTF8.self))
        #expect(!reply.body.isEmpty)
        if let expected = fixture.expect?.reply { #expect(reply.body == expected) }
        for piece in fixture.expect?.contains ?? [] { #expect(reply.body.contains(piece)) }
        for piece in fixture.expect?.notContains ?? [] { #expect(!reply.body.contains(piece)) }
        if let piece = fixture.expect?.firstContains { #expect(reply.body.contains(piece)) }
        if let piece = fixture.expect?.hiddenContains { #expect(!reply.body.contains(piece)) }
    }

    @Test(arguments: [
        "On Tue, May 5, 2026 at 10:00 AM A B <a@example.com> wrote:",
        "On 5/5/26 10:00,\nA B wrote:",
        "Am 05.05.2026 um 10:00 schrieb A B <a@example.com>:",
        "Am Di., 5. Mai 2026 um 10:00 Uhr schrieb A B\n<a@example.com>:",
        "Le 5 mai 2026 à 10:00, A B <a@example.com> a écrit :",
        "ti 5. toukok. 2026 klo 10.00 A B (a@example.com) kirjoitti:",
        "A B <a@example.com> kirjoitti 5.5.2026 kello 10.00:",
        "5 мая 2026 г., 10:00, пользователь A B <a@example.com> написал:",
        "вт, 5 мая 2026 г. в 10:00, A B <a@example.com>:",
        "El mar, 5 may 2026 a las 10:00, A B (<a@example.com>) escribió:",
        "Il giorno mar 5 mag 2026 alle ore 10:00 A B <a@example.com> ha scritto:",
        "Em ter., 5 de mai. de 2026 às 10:00, A B <a@example.com> escreveu:",
        "Op di 5 mei 2026 om 10:00 schreef A B <a@example.com>:",
        "Den tis 5 maj 2026 kl 10:00 skrev A B <a@example.com>:",
        "wt., 5 maj 2026 o 10:00 A B <a@example.com> napisał(a):",
        "2026年5月5日(火) 10:00 A B <a@example.com>:",
    ])
    func aMarkedQuotationGoesWithItsIntroduction(introduction: String) {
        #expect(ReplyText("Above\n\n\(introduction)\n\n> Hi\n> there\n\nBelow").text == "Above\n\nBelow")
        #expect(ReplyText("\(introduction)\n> Hi\nBelow").text == "Below")
    }

    @Test(arguments: [
        "On Tue, May 5, 2026 at 10:00 AM A B <a@example.com> wrote:",
        "Am 05.05.2026 um 10:00 schrieb A B <a@example.com>:",
        "ti 5. toukok. 2026 klo 10.00 A B (a@example.com) kirjoitti:",
        "-----Original Message-----", "-------- Alkuperäinen viesti --------", "---- Исходное сообщение ----",
        "-----Ursprüngliche Nachricht-----",
        "________________________________\nFrom: A B <a@example.com>\nSent: 5 May 2026\nTo: C",
        "From: A B\nSent: Tuesday, 5 May 2026 10:00\nTo: C D\nSubject: Help",
        "Von: A B <a@example.com>\nGesendet: Dienstag, 5. Mai 2026 10:00\nAn: C D\nBetreff: Hilfe",
        "De : A B [mailto:a@example.com]\nEnvoyé : mardi 5 mai 2026 10:00\nÀ : C D\nObjet : Aide",
        "Lähettäjä: A B <a@example.com>\nLähetetty: tiistai 5. toukokuuta 2026 10.00\nVastaanottaja: C D\nAihe: Apua",
        "От: A B <a@example.com>\nОтправлено: 5 мая 2026 г. 10:00\nКому: C D\nТема: Помощь",
        "*From:* A B <a@example.com>\n*Sent:* Tuesday, 5 May 2026 10:00\n*To:* C D\n*Subject:* Help",
        "Date: Tue, 5 May 2026 10:00:00 +0300\nFrom: a@example.com",
        "------On 5/5/2026 10:00, A B wrote-----",
    ])
    func anUnmarkedOldMailGoesToTheEnd(start: String) {
        #expect(ReplyText("New words.\n\n\(start)\n\nOld words.\n\nMore old words.").text == "New words.")
    }

    @Test(arguments: [
        "Trip\n\nFrom: Helsinki\nTo: Tampere\nDate: 1.6.2026\n\nMy train was late.",
        "Invitation:\n\nDate: Wednesday 3, October 2026\nTime: 7:00\nAddress: 130 Fox St\n\nPlease bring your ID.",
        "FYI\n\n------- Forwarded message ------\nFrom: a@example.com\nDate: Tue, Sep 4, 2026\nSubject: x\n\nText",
        "Visit us now\n>>> >>>  http://www.example.com <<<\nor call.",
        "On your server you can run:\n\n  telnet 127.0.0.1\n\nas she wrote:\nit works.",
        "My questions to you:\n1. why\n2. when",
        "From: A B <a@example.com>\nSent: today\nSubject: x\n\nForwarded from Outlook.",
        "Here is another email -- not a signature -- ok", "> only\n> quoted",
    ])
    func whatOnlyLooksLikeAQuotationStays(text: String) {
        #expect(ReplyText(text).text == text)
    }

    @Test func answersBetweenQuotationsStay() {
        let text = "Hi,\n\nOn 2026-05-05 10:00, A wrote:\n> One?\n> Really?\n\nYes.\n\n> Two?\n> Sure?\n\nNo.\n\n-- \nB"
        let reply = ReplyText(text)
        #expect(reply.text == "Hi,\n\nYes.\n\nNo.\n\n-- \nB")
        #expect(reply.body == "Hi,\n\nYes.\n\nNo.")
        #expect(reply.signature == "-- \nB")
    }

    @Test(arguments: [
        "Sent from my iPhone", "Lähetetty iPhonesta", "Von meinem iPhone gesendet", "Envoyé de mon iPhone",
        "Отправлено с iPhone", "Get Outlook for Android", "-- \nA B\nCompany", "--\nA B",
        "____________________\nlist@example.com",
    ])
    func aSignatureIsToldApart(signature: String) {
        let reply = ReplyText("Hello\n\n\(signature)\n\nOn 5.5.2026 10:00 A wrote:\n> Hi")
        #expect(reply.body == "Hello")
        #expect(reply.signature == signature)
        #expect(reply.text == "Hello\n\n" + signature)
    }

    @Test func aSentenceAboutSendingIsNoSignature() {
        let text = "Here is another email\n\nSent from my desk, is much easier than my mobile phone."
        #expect(ReplyText(text).signature == nil)
    }

    @Test func anHTMLReplyIsCutByItsQuotationElements() throws {
        let html = """
            <div dir="ltr">Kiitos!</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">ti 5. toukok. \
            2026 klo 10.00 A B (<a href="mailto:a@example.com">a@example.com</a>) kirjoitti:<br></div>\
            <blockquote class="gmail_quote"><p>Vanha</p><p>viesti</p></blockquote></div>
            """
        #expect(ReplyText(HTMLText.plainText(of: html)).text == "Kiitos!")
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [">", "On 5.5.2026 10:00 a\n", "a@b <\n", "\n", "From: a@b\n", "wrote: ", ":"])
    func noRepetitionTakesLong(piece: String) {
        let text = String(repeating: piece, count: 20_000)
        #expect(ReplyText(text).text.utf8.count <= text.utf8.count)
    }
}
