/// How a case came to be.
package struct CaseOrigin: Shaped {
    package var isAutomatic: Bool
    package var messageId: RecordID?
    package var provider: String?
    package var externalId: String?

    /// Makes it of what must be there; set the rest after.
    package init(isAutomatic: Bool) {
        self.isAutomatic = isAutomatic
    }

    package static let shape = Shape<CaseOrigin>(
        "How a case came to be.",
        [
            .required(
                "isAutomatic", \.isAutomatic, .flag,
                "An automatic mail or an alarm opened it: nobody is to be answered automatically."),
            .optional("messageId", \.messageId, .id, "The message that opened it, in its thread."),
            .optional("provider", \.provider, .text(1...64), "The provider of that message."),
            .optional(
                "externalId", \.externalId, .text(1...998),
                "The provider's id of that message; for mail the Message-ID, which answers refer to."),
        ])
}
