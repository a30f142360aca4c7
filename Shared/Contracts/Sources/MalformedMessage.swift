/// A message that cannot be read as the contract has it: nothing was done, and it will not get better by itself.
package struct MalformedMessage: Error, Hashable, Sendable {
    package let code: RefusalCode
    /// The path of the member at fault, such as `data.from.address` or `id`; `nil` if it is the whole.
    package let field: String?
    /// Why, with no content of the message in it.
    package let reason: String

    /// Makes the error; `invalid` unless a code is named.
    package init(_ code: RefusalCode = .invalid, field: String? = nil, reason: String) {
        self.code = code
        self.field = field
        self.reason = reason
    }

    /// The same as the contract's refusal.
    package var refusal: Refusal { Refusal(code, field: field, message: reason) }
}
