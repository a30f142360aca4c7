import Testing

@testable import Casewire

@Suite struct SMTPCommandTests {
    @Test(arguments: [
        ("EHLO client.example", SMTPCommand.hello(extended: true)),
        ("helo client", .hello(extended: false)),
        ("MAIL FROM:<a@b.example> SIZE=1200 BODY=8BITMIME", .mail(from: "a@b.example", size: 1_200)),
        ("MAIL FROM:<>", .mail(from: "", size: nil)),
        ("mail from: <a@b.example>", .mail(from: "a@b.example", size: nil)),
        ("RCPT TO:<c@d.example>", .recipient("c@d.example")),
        ("RCPT TO:<>", .malformed),
        ("RCPT TO:c@d.example", .malformed),
        ("RCPT TO:<a b@d.example>", .malformed),
        ("RCPT TO:<a,b@d.example>", .malformed),
        ("MAIL TO:<a@b.example>", .malformed),
        ("DATA", .data), ("RSET", .reset), ("NOOP", .nothing), ("QUIT", .quit),
        ("VRFY x", .unknown), ("", .unknown),
    ])
    func aLineIsRead(line: String, command: SMTPCommand) {
        #expect(SMTPCommand(Array(line.utf8)) == command)
    }

    @Test func bytesThatAreNoTextAreMalformed() {
        #expect(SMTPCommand([0x4d, 0xff, 0xfe]) == .malformed)
    }
}
