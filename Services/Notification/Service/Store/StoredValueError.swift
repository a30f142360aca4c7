/// A stored value that this version cannot read, such as one that a newer version wrote.
struct StoredValueError: Error {
    let column: String
}
