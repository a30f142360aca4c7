/// An opening tag.
struct HTMLTag: Equatable {
    /// The element's name in lower case.
    let name: String
    /// The bytes between the name and the `>`.
    let attributes: ArraySlice<UInt8>

    /// Whether the words stand in the attributes, in whatever attribute and case.
    func mentions(_ words: String) -> Bool {
        guard attributes.count >= words.utf8.count else { return false }
        return String(decoding: attributes.prefix(2_000), as: UTF8.self).lowercased().contains(words)
    }
}
