package import Domain

/// What a message is known by for ever: one key has one effect (contract.md section 3).
package struct IntakeKey: Hashable, Sendable {
    package let channel: Channel
    package let provider: String
    /// The provider's id of a message; of an alert or interaction its key and phase.
    package let parts: [String]

    /// The key of a message, by the provider's own id (of a mail its Message-ID).
    package init(channel: Channel, provider: String, externalID: String) throws(Rejection) {
        try self.init(channel, provider, [("externalId", externalID)])
    }

    /// The key of an alert: the same alert may open and clear again.
    package init(
        channel: Channel, provider: String, alertKey: String, state: String, at: Timestamp
    ) throws(Rejection) {
        try self.init(channel, provider, [("alertKey", alertKey), ("state", state), ("at", at.rfc3339)])
    }

    /// The key of one phase of a call or chat.
    package init(channel: Channel, provider: String, callID: String, phase: String) throws(Rejection) {
        try self.init(channel, provider, [("callId", callID), ("phase", phase)])
    }

    private init(_ channel: Channel, _ provider: String, _ named: [(field: String, value: String)]) throws(Rejection) {
        for (field, value) in [("provider", provider)] + named { try Self.check(value, field: field) }
        self.channel = channel
        self.provider = provider
        parts = named.map(\.value)
    }

    /// The bytes that stand for the key, one part a line: no two keys have the same.
    package var canonicalText: String { ([channel.rawValue, provider] + parts).joined(separator: "\n") }

    /// A part has 1 to 998 bytes, the longest line of a mail, and no control characters.
    private static func check(_ value: String, field: String) throws(Rejection) {
        guard !value.isBlank else { throw .invalid(field: field, reason: "Must not be empty.") }
        guard value.utf8.count <= 998 else { throw .invalid(field: field, reason: "Must not exceed 998 bytes.") }
        guard value.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7f }) else {
            throw .invalid(field: field, reason: "Must not hold control characters.")
        }
    }
}
