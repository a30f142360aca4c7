/// A kind of record that people call by a number.
package protocol Numbered {
    /// The upper-case letters in front of the digits, such as `CS`.
    static var numberPrefix: String { get }
}
