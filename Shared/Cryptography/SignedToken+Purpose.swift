extension SignedToken {
    /// What a token is for: one lower-case letter, fixed for ever, since old mails keep it.
    package struct Purpose: RawRepresentable, Hashable, Sendable {
        package let rawValue: String

        /// Takes a letter, `a` to `z`; `nil` for any other text.
        package init?(rawValue: String) {
            guard rawValue.utf8.count == 1, let letter = rawValue.utf8.first,
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
            else { return nil }
            self.rawValue = rawValue
        }

        private init(letter: Unicode.Scalar) { rawValue = String(letter) }

        /// Threads the answer to a mail into its record.
        package static let reply = Purpose(letter: "r")
        /// Accepts the proposed solution of a case.
        package static let accept = Purpose(letter: "a")
        /// Rejects the proposed solution of a case.
        package static let reject = Purpose(letter: "n")
        /// Answers a survey; the choice is the score.
        package static let survey = Purpose(letter: "s")
        /// Decides an approval; the choice is 1 to approve and 0 to reject.
        package static let approval = Purpose(letter: "p")
        /// Stops further mail of a kind.
        package static let unsubscribe = Purpose(letter: "u")
    }
}
