import Contracts
import Domain
import Durability
import Messaging

extension UnitOfWork<IntakeWorkspace> {
    /// Tells the adapter why its message was refused, by whatever of its key can be read.
    mutating func announceRefusal(of refused: RefusedDelivery) throws {
        let words = refused.delivery.routingKey.split(separator: ".", omittingEmptySubsequences: false)
        var content = IntakeRefused(
            channel: words.count > 1 ? String(words[1].prefix(64)) : "unknown", code: refused.refusal.code,
            message: refused.refusal.message)
        content.field = refused.refusal.field
        content.messageId = refused.delivery.properties.messageID.map { String($0.prefix(255)) }
        let key = ReadableKey(refused.delivery)
        content.provider = key?.provider
        content.externalId = key?.externalId
        try announce(content, subject: nil, partition: Int((refused.identity.digest.last ?? 0) & 0x0f))
    }
}

/// As much of a key as a broken message shows.
struct ReadableKey: Hashable {
    let provider: String?
    let externalId: String?

    /// Looks into the delivery's body; `nil` if it is not a JSON object.
    init?(_ delivery: Delivery) {
        guard delivery.defect == nil, let body = JSONValue.object(in: delivery.body) else { return nil }
        let data = body["data"] ?? body
        provider = data["provider"]?.text.map { String($0.prefix(64)) }
        externalId = data["externalId"]?.text.map { String($0.prefix(998)) }
    }
}

extension JSONValue {
    fileprivate static func object(in bytes: [UInt8]) -> JSONValue? {
        do throws(MalformedMessage) {
            return try JSONValue(parsing: bytes)
        } catch {
            return nil
        }
    }
}
