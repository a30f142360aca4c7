/// A stored value that this version cannot read, such as one that a newer version wrote.
package struct StoredValueError: Error {
    package let column: String

    /// Names the column.
    package init(column: String) { self.column = column }
}
