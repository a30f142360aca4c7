/// A user and a password; the password never shows in a description.
package struct Credentials: Hashable, Sendable {
    package let user: String
    /// The secret.
    package let password: String

    /// Makes credentials of a user and a password.
    package init(user: String, password: String) {
        self.user = user
        self.password = password
    }
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "\(user):<secret>" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: ["user": user]) }
}
