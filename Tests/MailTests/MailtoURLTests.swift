import Mail
import Testing

@Suite struct MailtoURLTests {
    @Test func everythingButPlainCharactersIsEscaped() {
        let url = MailtoURL(address: "desk+a1@example.org", subject: "Hyväksyn & 100 %", body: "rivi 1\n2?=\"<")
        #expect(
            url.text
                == "mailto:desk+a1@example.org?subject=Hyv%C3%A4ksyn%20%26%20100%20%25&body=rivi%201%0D%0A2%3F%3D%22%3C"
        )
        #expect(MailtoURL(url.text) == url)
    }

    @Test func anAddressAloneIsALink() {
        #expect(MailtoURL(address: "a@example.org").text == "mailto:a@example.org")
        #expect(MailtoURL("MAILTO:a@example.org") == MailtoURL(address: "a@example.org"))
        #expect(
            MailtoURL("mailto:a%40example.org?cc=b@c&Subject=x") == MailtoURL(address: "a@example.org", subject: "x"))
    }

    @Test(arguments: [
        "", "http://a@b", "mailto:", "mailto:nobody", "mailto:a@b?subject", "mailto:a@b?subject=%",
        "mailto:a@b?body=%zz",
        "mailto:a@b?body=%FF", "mailto:a%4",
    ])
    func brokenLinksAreNone(url: String) {
        #expect(MailtoURL(url) == nil)
    }
}
