import Mail
import Testing

@Suite struct MailAddressURITests {
    @Test(arguments: [
        ("mailto:kim@example.org", "mailto:kim@example.org"),
        ("MAILTO:Kim@Example.ORG", "mailto:Kim@example.org"),
        ("mailto:kim%2Bhub@example.org", "mailto:kim+hub@example.org"),
        ("mailto:kim+hub@example.org", "mailto:kim+hub@example.org"),
        ("mailto:kim@example.org?subject=The%20hub", "mailto:kim@example.org"),
        ("mailto:50%25%3F@example.org", "mailto:50%25%3F@example.org"),
        ("mailto:kim@example.org?x&subject=100%", "mailto:kim@example.org"),
        ("mailto:kim@example.org#top", "mailto:kim@example.org"),
    ])
    func anAddressHasOneForm(written: String, form: String) throws {
        #expect(try #require(MailAddress(uri: written)).uri == form)
    }

    /// The sender of a mail may be called anything.
    @Test func whatIsNoPartOfAURIIsEscaped() {
        #expect(
            MailAddress(address: "\"john doe\"@Example.org\r\n").uri == "mailto:\"john%20doe\"@example.org%0D%0A")
    }

    @Test(arguments: [
        "tel:+4930123", "mailto:kim", "mailto:kim%zz@example.org", "mailto:kim%0D%0ABcc:x@example.org",
        "mailto:kim%20b@example.org", "mailto:@", "mailto:kim@example.org,bo@example.org",
        "mailto:kim%2Cbo@example.org", "https://example.org/kim@example.org",
    ])
    func whatIsNoMailAddressIsNone(uri: String) {
        #expect(MailAddress(uri: uri) == nil)
    }
}
