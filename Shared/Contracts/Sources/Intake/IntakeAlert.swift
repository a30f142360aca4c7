package import Domain

/// An alarm of a monitoring system.
package struct IntakeAlert: PublishedContent {
    /// Whether the alarm began or ended.
    package enum State: String, CaseIterable, Codable, Sendable {
        case open, clear
    }

    package static let type = MessageType.intake("alert")

    package var channel: Channel
    package var provider: String
    package var alertKey: String
    package var state: IntakeAlert.State
    package var severity: String = "unknown"
    package var signature: String
    package var item: String = "unknown"
    package var text: String = ""
    package var at: Timestamp

    /// Makes it of what must be there; set the rest after.
    package init(
        channel: Channel, provider: String, alertKey: String, state: IntakeAlert.State, signature: String,
        at: Timestamp
    ) {
        self.channel = channel
        self.provider = provider
        self.alertKey = alertKey
        self.state = state
        self.signature = signature
        self.at = at
    }

    package static let shape = Shape<IntakeAlert>(
        "An alarm of a monitoring system.",
        [
            .required("channel", \.channel, .word, "The channel; the same as in the routing key."),
            .required("provider", \.provider, .text(1...64), "The short name of the monitoring system."),
            .required("alertKey", \.alertKey, .text(1...255), "The monitoring system's own id of the alarm."),
            .required("state", \.state, .word, "Whether the alarm began or ended."),
            .required("severity", \.severity, .text(1...32), "How grave the monitoring system takes it to be."),
            .required("signature", \.signature, .text(1...255), "What alarms of the same fault have in common."),
            .required("item", \.item, .text(1...255), "The item that raised it."),
            .required("text", \.text, .text(0...20_000), "What the monitoring system says."),
            .required("at", \.at, .time, "When it happened."),
        ])
}
