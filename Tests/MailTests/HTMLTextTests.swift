import Mail
import Testing

@Suite struct HTMLTextTests {
    @Test(arguments: [
        ("", ""), ("plain", "plain"), ("a<br>b<br/>c", "a\nb\nc"), ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<div>a</div><div>b</div>", "a\nb"), ("<div>a</div><div><br></div><div>b</div>", "a\n\nb"),
        ("a \n\t b", "a b"), ("<pre>a\n  b</pre>", "a\n  b"), ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("a<hr>b", "a\n________________________________\nb"), ("<b>a</b>b <i> c</i>", "ab c"),
    ])
    func blocksAndBreaksBecomeLines(html: String, text: String) {
        #expect(HTMLText.plainText(of: html) == text)
    }

    @Test(arguments: [
        "<style>p { color: red }</style>x", "<script>if (a < b) { alert('</p>') }</SCRIPT>x", "<!-- <p>no</p> -->x",
        "<head><title>no</title></head>x", "<!DOCTYPE html>x", "<?xml version=\"1.0\"?>x", "<p title=\"a > b\">x</p>",
        "<o:p>x</o:p>", "x<script>never closed",
    ])
    func whatNobodySeesIsDropped(html: String) {
        #expect(HTMLText.plainText(of: html) == "x")
    }

    @Test(arguments: [
        ("&lt;b&gt; &amp;amp; &quot;q&quot; &apos;", "<b> &amp; \"q\" '"),
        ("&auml;&Ouml;&szlig;&euro;&hellip;", "äÖß€…"),
        ("&#228;&#xe4;&#XE4;", "äää"), ("&#146;&#150;", "’–"), ("&#0;&#xd800;&#99999999;", "\u{fffd}\u{fffd}\u{fffd}"),
        ("a&nbsp;&nbsp;b", "a  b"), ("R&D &unknown; &", "R&D &unknown; &"), ("&#x;&#;", "&#x;&#;"),
    ])
    func referencesAreDecodedOnce(html: String, text: String) {
        #expect(HTMLText.plainText(of: html) == text)
    }

    @Test func quotationsAreMarked() {
        let html = "<div>Yes</div><blockquote type=cite><p>Is it?</p><blockquote>Well</blockquote></blockquote>Bye"
        #expect(HTMLText.plainText(of: html) == "Yes\n\n> Is it?\n>\n>> Well\n\nBye")
    }

    @Test func theLineAboveAQuotationIsMarkedToo() {
        let html = "Yes<div class=\"moz-cite-prefix\">Am 1.5. schrieb X:<br></div><blockquote>Is it?</blockquote>"
        #expect(HTMLText.plainText(of: html) == "Yes\n> Am 1.5. schrieb X:\n>\n> Is it?")
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: ["<", "<a \"", "<a '\"", "<!--", "&", "<script>", "</", "<blockquote>", "<div>"])
    func noRepetitionTakesLong(piece: String) {
        let html = String(repeating: piece, count: 20_000)
        #expect(HTMLText.plainText(of: html).utf8.count <= html.utf8.count)
    }
}
