import Mail
import Testing

/// Mail that is broken, or made to break us.
@Suite struct HostileMailTests {
    @Test(arguments: ["", "\n", " \r\n\r\n\t"])
    func nothingIsNotAMail(text: String) {
        #expect(throws: MailError.empty) { try MailParser.parse(Array(text.utf8)) }
    }

    @Test(arguments: [
        [UInt8]("no field here".utf8), [0, 1, 2, 255], Array("\0\0\0".utf8), Array("<html></html>".utf8),
    ])
    func bytesWithoutAHeaderAreNotAMail(bytes: [UInt8]) {
        #expect(throws: MailError.noHeader) { try MailParser.parse(bytes) }
    }

    @Test func aMailBeyondTheLimitIsRefused() {
        let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: MailParser.byteLimit + 1)
        #expect(throws: MailError.tooLarge(byteCount: bytes.count, limit: MailParser.byteLimit)) {
            try MailParser.parse(bytes)
        }
    }

    @Test func nulBytesBecomeReplacementCharacters() throws {
        let mail = try MailParser.parse(Array("Subject: a\0b\nFrom: x\0y <a@example.com>\n\nc\0d".utf8))
        #expect(mail.subject == "a\u{fffd}b")
        #expect(mail.from.first?.address == "a@example.com")
        #expect(mail.text == "c\u{fffd}d")
    }

    @Test(arguments: [
        "x-unknown", "utf-8", "us-ascii", "windows-1252", "../../etc/passwd", "", "UTF-16//IGNORE", "\u{fffd}",
    ])
    func bytesThatNoCharsetFitsAreReadAsWindows1252(charset: String) throws {
        let header = "Subject: x\nContent-Type: text/plain; charset=\"\(charset)\"\n\n"
        let mail = try MailParser.parse(Array(header.utf8) + [0x4d, 0xfc, 0x6e, 0x20, 0x80])
        #expect(mail.text == "Mün €")
    }

    @Test func utf8ThatNobodyDeclaredIsReadAsUTF8() throws {
        let mail = try MailParser.parse(
            Array("Subject: tärkeä\nContent-Type: text/plain; charset=x-none\n\nÄiti €".utf8))
        #expect(mail.subject == "tärkeä")
        #expect(mail.text == "Äiti €")
    }

    @Test func brokenUTF8IsRepairedWhereItBreaks() throws {
        let header = Array("Subject: x\nContent-Type: text/plain; charset=utf-8\n\n".utf8)
        let mail = try MailParser.parse(header + Array("kävi".utf8) + [0xc3] + Array("!".utf8))
        #expect(mail.text == "kävi\u{fffd}!")
    }

    @Test func otherCharsetsAreConverted() throws {
        let header = Array("Subject: =?koi8-r?B?8NLJ18XU?=\nContent-Type: text/plain; charset=KOI8-R\n\n".utf8)
        let mail = try MailParser.parse(header + [0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4])
        #expect(mail.subject == "Привет")
        #expect(mail.text == "Привет")
    }

    @Test func aBodyOf8MiBIsReadWhole() throws {
        let line = [UInt8](repeating: UInt8(ascii: "x"), count: 1_023) + [UInt8(ascii: "\n")]
        let body = Array(repeating: line, count: 8 * 1_024).flatMap(\.self)
        let mail = try MailParser.parse(Array("Subject: large\n\n".utf8) + body)
        #expect(mail.text.utf8.count == 8 * 1_024 * 1_024)
    }

    @Test func partsWithinPartsEndAtTheLimit() throws {
        var text = "Subject: deep\n"
        for level in 0..<20_000 { text += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n" }
        let mail = try MailParser.parse(Array(text.utf8))
        #expect(mail.subject == "deep")
        #expect(mail.omittedParts > 0)
    }

    @Test func mailsWithinMailsDoNotExhaustTheStack() throws {
        let text = "Subject: deep\n" + String(repeating: "Content-Type: message/rfc822\n\n", count: 50_000)
        #expect(try MailParser.parse(Array(text.utf8)).subject == "deep")
    }

    @Test(arguments: ["To: ", "Subject: x\nContent-Type: message/rfc822\n\nFrom : "])
    func groupsWithinGroupsDoNotExhaustTheStack(start: String) throws {
        let mail = try MailParser.parse(Array((start + String(repeating: "a:", count: 1_000_000) + "\n\nx").utf8))
        #expect(mail.to.isEmpty)
    }

    @Test func attachmentsBeyondTheLimitAreCounted() throws {
        let part = "--b\nContent-Type: image/png\n\nx\n"
        let text =
            "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + String(repeating: part, count: 1_500)
            + "--b--\n"
        let mail = try MailParser.parse(Array(text.utf8))
        #expect(mail.attachments.count == MailParser.attachmentLimit)
        #expect(mail.attachments.count + mail.omittedParts == 1_500)
    }

    @Test func longListsAreCut() throws {
        let addresses = String(repeating: "a@example.com, ", count: 4_000)
        let ids = String(repeating: "<i@example.com> ", count: 3_000)
        let mail = try MailParser.parse(Array("To: \(addresses)\nReferences: \(ids)<last@example.com>\n\nx".utf8))
        #expect(mail.to.count == 1_000)
        #expect(mail.references.count == 100)
        #expect(mail.references.last == "last@example.com")
    }

    @Test(.timeLimit(.minutes(1)), arguments: 0..<20)
    func aMailCutOrGarbledAnywhereIsStillReadOrRefused(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let fixtures = try MailFixture.all(in: "mikel_mail")
        for _ in 0..<20 {
            guard let fixture = fixtures.randomElement(using: &random) else { continue }
            var bytes = try fixture.bytes()
            for _ in 0..<40 {
                let index = Int.random(in: bytes.indices, using: &random)
                bytes[index] = UInt8.random(in: 0...255, using: &random)
            }
            bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
            let outcome = Result { try MailParser.parse(bytes) }
            if case .success(let mail) = outcome { #expect(!mail.text.utf8.contains(0)) }
        }
    }

    @Test func manyMailsAreReadAtOnce() async throws {
        let fixtures = try MailFixture.all(in: "mikel_mail")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for fixture in fixtures + fixtures {
                group.addTask { _ = try MailParser.parse(fixture.bytes()) }
            }
            try await group.waitForAll()
        }
    }
}
