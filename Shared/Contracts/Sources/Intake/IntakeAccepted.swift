package import Domain

/// A message was taken in, and this became of it.
package struct IntakeAccepted: PublishedContent {
    /// What became of the message.
    package enum Outcome: String, CaseIterable, Codable, Sendable {
        case opened, appended, reopened
        case followUp = "follow_up"
        case duplicate, ignored, recorded
    }

    package static let type = MessageType.event("intake", "accepted")

    package var channel: Channel
    package var provider: String
    package var externalId: String
    package var outcome: IntakeAccepted.Outcome
    package var reason: String?
    package var caseId: RecordID?
    package var caseNumber: String?
    package var evidence: [String]

    /// Makes it of what must be there; set the rest after.
    package init(
        channel: Channel, provider: String, externalId: String, outcome: IntakeAccepted.Outcome,
        evidence: [String]
    ) {
        self.channel = channel
        self.provider = provider
        self.externalId = externalId
        self.outcome = outcome
        self.evidence = evidence
    }

    package static let shape = Shape<IntakeAccepted>(
        "A message was taken in, and this became of it.",
        [
            .required("channel", \.channel, .word, "The message's channel."),
            .required("provider", \.provider, .text(1...64), "The message's provider."),
            .required(
                "externalId", \.externalId, .text(1...998),
                "The message's own id (an alarm's `alertKey`, a call's `callId`)."),
            .required("outcome", \.outcome, .word, "What became of it."),
            .optional("reason", \.reason, .reason, "Why, if the outcome does not say it."),
            .optional("caseId", \.caseId, .id, "The case that it opened or went to."),
            .optional("caseNumber", \.caseNumber, .number, "The same case's number."),
            .required(
                "evidence", \.evidence, .list(of: .text(1...255), upTo: 100),
                "What the decision rests on, strongest first."),
        ])
}
