/// A message cannot be handled before something else has happened: it is put aside and tried again.
package struct NotYet: Error, Hashable, Sendable {
    /// What is missing; for the log and the dead letter, so no content.
    package let reason: String

    /// Says what is missing.
    package init(_ reason: String) { self.reason = reason }
}
