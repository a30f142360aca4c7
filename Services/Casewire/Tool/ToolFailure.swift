/// Why the tool could not do what it was asked, and what the operator can do about it.
package struct ToolFailure: Error, Hashable, CustomStringConvertible {
    package let status: ExitStatus
    /// One sentence; never a secret or a body.
    package let message: String
    /// What to do now.
    package let advice: String?

    /// Makes a failure.
    package init(_ status: ExitStatus, _ message: String, advice: String? = nil) {
        self.status = status
        self.message = message
        self.advice = advice
    }

    /// Whether a service did not tell, or not us: who shows something beside what was asked for can do without.
    var isSilence: Bool { [.timedOut, .refused, .configuration].contains(status) }

    package var description: String {
        advice.map { "\(message)\n  \($0)" } ?? message
    }
}
