import Domain
import IntakeDomain
import Testing

@Suite struct IntakeKeyTests {
    @Test func theKeysOfAMessageAnAlertAndACallAreDistinct() throws {
        let at = Timestamp(microseconds: 0)
        let texts = try [
            IntakeKey(channel: .phone, provider: "pbx", externalID: "1"),
            IntakeKey(channel: .phone, provider: "pbx", callID: "1", phase: "ringing"),
            IntakeKey(channel: .phone, provider: "pbx", callID: "1", phase: "ended"),
            IntakeKey(channel: .phone, provider: "pbx", alertKey: "1", state: "open", at: at),
            IntakeKey(channel: .phone, provider: "pbx", alertKey: "1", state: "clear", at: at),
            IntakeKey(channel: .email, provider: "pbx", externalID: "1"),
        ].map(\.canonicalText)
        #expect(Set(texts).count == 6)
        #expect(texts[0] == "phone\npbx\n1")
    }

    @Test(arguments: ["", "  ", "a\nb", "a\u{0}b", "a\u{7f}", String(repeating: "x", count: 999)])
    func anIdThatCannotBeKeptIsRefused(text: String) throws {
        #expect(throws: Rejection.self) { try IntakeKey(channel: .web, provider: "form", externalID: text) }
        #expect(throws: Rejection.self) { try IntakeKey(channel: .web, provider: text, externalID: "1") }
    }

    @Test func theWayOfAMessageDoesNotChangeItsContent() {
        let sent = IntakeContent(from: "mailto:Julie@Example.org", subject: "TV", text: "It blinks.\r\nRed.", html: nil)
        let relayed = IntakeContent(
            from: "mailto:julie@example.org", subject: "TV ", text: "It blinks.  \nRed.\n\n", html: nil)
        #expect(sent.canonicalText == relayed.canonicalText)
    }

    @Test func anotherPartIsAnotherContent() {
        let contents = [
            IntakeContent(from: "a", subject: "b", text: "c", html: nil),
            IntakeContent(from: "a", subject: "c", text: "b", html: nil),
            IntakeContent(from: "a", subject: "b\nc", text: nil, html: nil),
            IntakeContent(from: "a", subject: "b", text: "c", html: nil, attachments: ["00"]),
            IntakeContent(from: "a", subject: "b", text: nil, html: "c"),
        ]
        #expect(Set(contents.map(\.canonicalText)).count == contents.count)
    }

    @Test func theSameKeyWithOtherContentIsAConflict() {
        #expect(Repetition(kept: nil, incoming: [1]) == .first)
        #expect(Repetition(kept: [1], incoming: [1]) == .again)
        #expect(Repetition(kept: [2], incoming: [1]) == .conflict)
    }
}
