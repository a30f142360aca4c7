package import Domain

/// The contract's answer to what cannot be done: a code for programs, a field, and a sentence for people.
package struct Refusal: Error, Hashable, Codable, Sendable {
    package var code: RefusalCode
    /// The guard of records.md that was not met; with `guard_failed` only.
    package var `guard`: String?
    /// The path of the member at fault, such as `data.from.address`.
    package var field: String?
    /// One sentence that says why, with no content of the message in it.
    package var message: String

    /// Makes a refusal.
    package init(_ code: RefusalCode, guard: String? = nil, field: String? = nil, message: String) {
        self.code = code
        self.guard = `guard`
        self.field = field
        self.message = message
    }
}

extension Refusal {
    /// The domain's rejection in the contract's words.
    package init(_ rejection: Rejection) {
        switch rejection {
        case .wrongState(let found):
            self.init(.wrongState, message: "The record is \(found), where this command does not apply.")
        case .guardFailed(let name, let reason):
            self.init(.guardFailed, guard: name, message: reason)
        case .forbidden(let reason):
            self.init(.forbidden, message: reason)
        case .staleVersion(let expected, let found):
            self.init(
                .staleVersion, field: "data.expectedVersion",
                message: "Version \(expected) was expected, but the record is at version \(found).")
        case .notFound(let what):
            self.init(.notFound, message: "There is no such \(what).")
        case .invalid(let field, let reason):
            self.init(.invalid, field: field, message: reason)
        case .alreadyDecided(let reason):
            self.init(.alreadyDecided, message: reason)
        }
    }
}

extension MalformedMessage {
    /// The same as a refusal, with the code, the field and the reason alone.
    package init(_ refusal: Refusal) {
        self.init(refusal.code, field: refusal.field, reason: refusal.message)
    }
}
