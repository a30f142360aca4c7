import Messaging

/// Which messages made the broker close a channel, as far as its reply tells (RabbitMQ names the culprit in the text).
struct Blame {
    private let refusal: BrokerRefusal

    init(_ refusal: BrokerRefusal) {
        self.refusal = refusal
    }

    /// Whether every message it falls on would be refused alike, not only the first.
    var fallsOnAll: Bool { refusal.code == 404 || refusal.code == 403 }

    /// Whether the reply names this message's exchange, topic, user, size or expiration.
    func falls(on message: OutgoingMessage) -> Bool {
        switch refusal.code {
        case 404: names("exchange '\(message.exchange)'")
        case 403:
            names("exchange '\(message.exchange)'") && (!names("topic '") || names("topic '\(message.routingKey)'"))
        case 406:
            message.properties.userID.map { names("user_id property set to '\($0)'") } ?? false
                || message.properties.expiration.map { names("invalid expiration '\($0)'") } ?? false
                || names("message size \(message.body.count) ")
        default: false
        }
    }

    private func names(_ words: String) -> Bool {
        refusal.reason.contains(words)
    }
}
