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
    ])
    func anAddressHasOneForm(written: String, form: String) throws {
        #expect(try #require(MailAddress(uri: written)).uri == form)
    }

    @Test(arguments: [
        "tel:+4930123", "mailto:kim", "mailto:kim%zz@example.org", "mailto:kim%0D%0ABcc:x@example.org",
        "mailto:kim%20b@example.org", "https://example.org/kim@example.org",
    ])
    func whatIsNoMailAddressIsNone(uri: String) {
        #expect(MailAddress(uri: uri) == nil)
    }
}
