package import Domain

/// `intake.case.unlink`: Removes a link of the case.
package struct UnlinkCase: CommandContent, Shaped {
    package static let type = MessageType.command("intake", "case", "unlink")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var linkId: RecordID
    package var reason: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, linkId: RecordID) {
        self.actor = actor
        self.linkId = linkId
    }

    package static let shape = Shape<UnlinkCase>.command(
        "Removes a link of the case.",
        [
            .required("linkId", \.linkId, .id, "The link."),
            .optional("reason", \.reason, .reason, "Why."),
        ])
}
