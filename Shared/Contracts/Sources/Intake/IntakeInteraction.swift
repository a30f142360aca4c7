package import Domain

/// A call or a chat, as the telephony or chat system sees it.
package struct IntakeInteraction: PublishedContent {
    /// How far a call or chat has come.
    package enum Phase: String, CaseIterable, Codable, Sendable {
        case ringing, accepted, ended
    }

    package static let type = MessageType.intake("interaction")

    package var channel: Channel = .phone
    package var provider: String
    package var callId: String
    package var phase: IntakeInteraction.Phase
    package var from: IntakeAddress
    package var to: IntakeAddress
    package var agentId: String?
    package var at: Timestamp

    /// Makes it of what must be there; set the rest after.
    package init(
        provider: String, callId: String, phase: IntakeInteraction.Phase, from: IntakeAddress,
        to: IntakeAddress, at: Timestamp
    ) {
        self.provider = provider
        self.callId = callId
        self.phase = phase
        self.from = from
        self.to = to
        self.at = at
    }

    package static let shape = Shape<IntakeInteraction>(
        "A call or a chat, as the telephony or chat system sees it.",
        [
            .required("channel", \.channel, .word, "The channel; the same as in the routing key."),
            .required("provider", \.provider, .text(1...64), "The short name of the telephony or chat system."),
            .required("callId", \.callId, .text(1...255), "The system's own id of the call or chat."),
            .required("phase", \.phase, .word, "How far it has come."),
            .required("from", \.from, .object, "Who calls."),
            .required("to", \.to, .object, "Whom they called."),
            .optional("agentId", \.agentId, .text(1...255), "The agent who took it."),
            .required("at", \.at, .time, "When this phase began."),
        ])
}
