import Testing

@testable import Casewire

@Suite struct DemoMailTests {
    private func mail(_ name: String, id: String?, answering references: String = "") -> DemoMail {
        var header = "From: <a@b.example>\r\nSubject: \(name)\r\n"
        if let id { header += "Message-ID: <\(id)>\r\n" }
        if !references.isEmpty { header += "References: \(references)\r\n" }
        return DemoMail(name: name, bytes: Array("\(header)\r\nText that names x@y\r\n".utf8))
    }

    private func names(_ waves: [[DemoMail]]) -> [[String]] { waves.map { $0.map(\.name) } }

    @Test func answersComeAfterWhatTheyAnswer() {
        let waves = DemoMail.waves([
            mail("3", id: "3@x", answering: "<1@x> <2@x>"), mail("2", id: "2@x", answering: "<1@x>"),
            mail("1", id: "1@x"),
        ])
        #expect(names(waves) == [["1"], ["2"], ["3"]])
    }

    @Test func mailsWithOneIDComeAfterTheFirstOfThem() {
        let waves = DemoMail.waves([
            mail("a", id: "1@x"), mail("b", id: "1@x"), mail("c", id: "1@x"), mail("d", id: nil), mail("e", id: nil),
        ])
        #expect(names(waves) == [["a", "d", "e"], ["b", "c"]])
    }

    @Test func referencesToStrangersHoldNothingUp() {
        #expect(names(DemoMail.waves([mail("a", id: "1@x", answering: "<stranger@z>")])) == [["a"]])
    }

    @Test func mailsThatAnswerOneAnotherInACircleAreNotLost() {
        let waves = DemoMail.waves([mail("a", id: "1@x", answering: "<2@x>"), mail("b", id: "2@x", answering: "<1@x>")])
        #expect(waves.flatMap(\.self).count == 2)
    }

    @Test func aTagMakesEveryIDAnotherAndKeepsTheThreads() {
        let tagged = DemoMail.tagged(
            [mail("1", id: "1@x"), mail("2", id: "2@x", answering: "<1@x> <stranger@z>"), mail("3", id: nil)],
            with: "t7")
        #expect(tagged[0].messageID == "t7.1@x" && tagged[1].messageID == "t7.2@x" && tagged[2].messageID == nil)
        #expect(tagged[1].references == ["t7.1@x", "stranger@z"])
        #expect(String(decoding: tagged[2].bytes, as: UTF8.self).hasPrefix("X-Casewire-Demo: t7\r\nFrom:"))
        #expect(String(decoding: tagged[0].bytes, as: UTF8.self).hasSuffix("\r\n\r\nText that names x@y\r\n"))
    }
}
