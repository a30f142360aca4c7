/// A file that came with a message: its content, or where to fetch it.
package struct IntakeAttachment: Shaped {
    package var name: String
    package var contentType: String
    package var size: Int64
    package var sha256: String?
    package var content: String?
    package var dataref: String?

    /// Makes it of what must be there; set the rest after.
    package init(name: String, contentType: String, size: Int64) {
        self.name = name
        self.contentType = contentType
        self.size = size
    }

    package static let shape = Shape<IntakeAttachment>(
        "A file that came with a message: its content, or where to fetch it.",
        [
            .required("name", \.name, .text(1...255), "The file's name, for people; never used as a path."),
            .required("contentType", \.contentType, .text(1...255), "The media type that the sender claims."),
            .required("size", \.size, .integer(0...104_857_600), "Bytes: at most 100 MiB."),
            .optional(
                "sha256", \.sha256, .text(64...64, form: .sha256),
                "The SHA-256 of the bytes; required with `dataref`."),
            .optional("content", \.content, .text(0...11_184_812, form: .base64), "The bytes, in base64."),
            .optional(
                "dataref", \.dataref, .text(9...2_048, form: .https),
                "Where to fetch the bytes: an allow-listed host."),
        ],
        together: .oneSource)
}
