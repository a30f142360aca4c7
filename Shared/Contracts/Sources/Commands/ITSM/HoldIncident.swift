package import Domain

/// `itsm.incident.hold`: Puts the incident on hold.
package struct HoldIncident: CommandContent, Shaped {
    package static let type = MessageType.command("itsm", "incident", "hold")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var reason: IncidentSnapshot.HoldReason
    package var text: String?
    package var target: RecordReference?
    package var reference: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, reason: IncidentSnapshot.HoldReason) {
        self.actor = actor
        self.reason = reason
    }

    package static let shape = Shape<HoldIncident>.command(
        "Puts the incident on hold.",
        [
            .required("reason", \.reason, .word, "What it waits for."),
            .optional("text", \.text, .prose, "The question to the caller; required with `awaiting_caller`."),
            .optional(
                "target", \.target, .object,
                "The change or problem; required with `awaiting_change` and `awaiting_problem`."),
            .optional(
                "reference", \.reference, .text(1...255),
                "The vendor's own number; required with `awaiting_vendor`."),
        ])
}
