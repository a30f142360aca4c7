/// A mail as a value: its header and its parts.
struct MIMEMessage: Hashable, Sendable {
    let headers: MailHeaders
    /// The one part that holds all others; `nil` if there is no body.
    let body: MIMEPart?
    /// The number of parts that were left out since they were too many or too deep.
    let omittedParts: Int
}
