/// The text of an HTML body: tags, styles and scripts dropped, breaks between blocks kept, quotations marked by `> `.
package enum HTMLText {
    /// The plain text of the document; any input has one.
    package static func plainText(of html: String) -> String {
        var tokens = HTMLTokenizer(html)
        var writer = HTMLTextWriter()
        while let token = tokens.next() {
            switch token {
            case .text(let bytes): writer.write(bytes)
            case .open(let tag): writer.open(tag)
            case .close(let name): writer.close(name)
            }
        }
        return writer.finished()
    }
}
