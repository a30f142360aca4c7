package import Domain

/// `intake.case.link`: Links the case to another record.
package struct LinkCase: CommandContent, Shaped {
    package static let type = MessageType.command("intake", "case", "link")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var kind: RecordLink.Kind
    package var target: RecordReference
    package var policy: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, kind: RecordLink.Kind, target: RecordReference) {
        self.actor = actor
        self.kind = kind
        self.target = target
    }

    package static let shape = Shape<LinkCase>.command(
        "Links the case to another record.",
        [
            .required("kind", \.kind, .word, "How the case depends on the other record."),
            .required("target", \.target, .object, "The other record."),
            .optional("policy", \.policy, .name, "The link policy; the default one if absent."),
        ])
}
