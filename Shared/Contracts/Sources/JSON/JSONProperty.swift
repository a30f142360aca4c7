/// A member of a JSON object.
package struct JSONProperty: Hashable, Sendable {
    package let name: String
    package let value: JSONValue

    /// Names a value.
    package init(_ name: String, _ value: JSONValue) {
        self.name = name
        self.value = value
    }
}
