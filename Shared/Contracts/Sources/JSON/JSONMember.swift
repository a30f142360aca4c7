/// One member of a JSON object: its name, and where its value stands in the bytes.
package struct JSONMember: Hashable, Sendable {
    package let name: String
    package let value: Range<Int>
}
