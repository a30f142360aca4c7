/// What a bounce says about a mail of ours: a delivery status notification (RFC 3464), or an older one that returns the
/// mail.
package struct DeliveryReport: Hashable, Sendable {
    /// What became of the mail for one recipient.
    package struct Recipient: Hashable, Sendable {
        /// The address that was tried, without its address type.
        package let finalRecipient: String
        /// The address that we gave, if it is another.
        package let originalRecipient: String?
        /// `failed`, `delayed`, `delivered`, `relayed` or `expanded`; `nil` if it does not say.
        package let action: String?
        /// The status of RFC 3463, such as `5.1.1`; `nil` if it does not say.
        package let status: String?

        /// Makes what is reported of one recipient.
        package init(finalRecipient: String, originalRecipient: String?, action: String?, status: String?) {
            self.finalRecipient = finalRecipient
            self.originalRecipient = originalRecipient
            self.action = action
            self.status = status
        }

        /// Whether it is of no use to try again: the action is `failed`, and the status, if there is one, begins with
        /// 5.
        package var isPermanent: Bool {
            action.map { $0 == "failed" } ?? true && status.map { $0.hasPrefix("5") } ?? (action == "failed")
        }
    }

    /// What became of each recipient; no more than the first 100, none if a program reported in its own words.
    package let recipients: [Recipient]
    /// The id of the mail that it is about, without angle brackets, if its header was returned in whatever way.
    package let originalMessageID: String?
}
