import Cryptography
package import Messaging

/// What makes two deliveries the same message: source and id; and the digest that shows whether they say the same.
package struct MessageIdentity: Hashable, Sendable {
    package let source: String
    package let id: String
    /// SHA-256 of the body.
    package let digest: [UInt8]

    private init(source: String, id: String, digest: [UInt8]) {
        self.source = source
        self.id = id
        self.digest = digest
    }

    /// Names a message by its CloudEvents source and id.
    package init(source: String, id: String, body: [UInt8]) {
        self.init(source: source, id: id, digest: SHA256.digest(body))
    }

    /// Names a delivery that has no readable id of its own: by its queue, its `message_id` if any, and its content.
    package init(unreadable delivery: Delivery) {
        let digest = SHA256.digest(delivery.body)
        let name = Array((delivery.properties.messageID ?? "").utf8)
        self.init(
            source: "urn:casewire:queue:\(delivery.queue)", id: TextEncoding.hex.encode(SHA256.digest(name + digest)),
            digest: digest)
    }

    /// The identity of a message that has taken this one's source and id for other content.
    var impostor: MessageIdentity {
        MessageIdentity(source: source, id: "\(id)#\(TextEncoding.hex.encode(digest))", digest: digest)
    }

    /// Only the source and the id.
    var withoutDigest: MessageIdentity { MessageIdentity(source: source, id: id, digest: []) }
}
