import Contracts
import Cryptography
import Domain
import Messaging

/// A message that a service put aside for good, and why.
struct DeadLetter: Sendable {
    /// Ten hexadecimal digits by which operators call it; the same each time it is looked at.
    let id: String
    let service: ServiceName
    /// Why, for programs: a refusal's code, or what the broker calls it (`delivery_limit`).
    let code: String
    /// Why, for people.
    let reason: String?
    let field: String?
    /// The queue it was taken from.
    let queue: String?
    let exchange: String?
    let routingKey: String?
    /// The broker user who sent it.
    let user: String?
    let attempts: Int?
    let firstAt: Timestamp?
    let at: Timestamp?
    let properties: MessageProperties
    let body: [UInt8]

    /// Reads a delivery from a service's queue of dead letters, put there by the service or by the broker.
    init(_ delivery: Delivery, of service: ServiceName) {
        let headers = delivery.properties.headers
        let text = { (name: String) in headers[name]?.text }
        self.service = service
        code = text(MessageHeader.deadCode) ?? text("x-first-death-reason") ?? "unknown"
        reason = text(MessageHeader.deadReason)
        field = text(MessageHeader.deadField)
        queue = text(MessageHeader.deadQueue) ?? text("x-first-death-queue")
        exchange = text(MessageHeader.deadExchange) ?? text("x-first-death-exchange")
        routingKey = text(MessageHeader.deadRoutingKey) ?? Self.firstDeath(headers)?["routing-keys"]?.firstText
        user = text(MessageHeader.deadUser) ?? delivery.properties.userID
        attempts = headers[MessageHeader.deadAttempts]?.integer.map { Int($0) }
        firstAt = headers[MessageHeader.deadFirstAt]?.instant
        at = headers[MessageHeader.deadAt]?.instant ?? Self.firstDeath(headers)?["time"]?.instant
        properties = delivery.properties
        body = delivery.body
        let identity = [delivery.properties.messageID ?? "", at?.rfc3339 ?? "", queue ?? ""].joined(separator: "\n")
        let digest = SHA256.digest(Array(identity.utf8) + [0] + delivery.body)
        id = TextEncoding.hex.encode(Array(digest.prefix(5)))
    }

    private static func firstDeath(_ headers: MessageHeaders) -> [String: HeaderValue]? {
        guard case .array(let deaths)? = headers["x-death"], case .table(let oldest)? = deaths.last else { return nil }
        return oldest
    }

    /// Whether an operator means this one: by its id, the beginning of it (from four digits), or the message's own id.
    func isCalled(_ name: String) -> Bool {
        properties.messageID == name || (name.count >= 4 && id.hasPrefix(name.lowercased()))
    }
}

extension DeadLetter {
    /// The message on its way back to the queue it was taken from, as it first came; throws `failedCheck` if nobody
    /// knows which that was.
    func redriven() throws(ToolFailure) -> OutgoingMessage {
        guard let queue, let exchange, let routingKey else {
            throw ToolFailure(
                .failedCheck, "The dead letter \(id) does not say where it came from.",
                advice: "Take its body from casewire dead show, and publish it again as a new message.")
        }
        var properties = properties
        properties.headers = properties.headers.filter { name, _ in
            !name.hasPrefix("x-dead-") && !name.hasPrefix("x-first-death-") && name != "x-death"
                && name != "x-delivery-count"
                && !name.hasPrefix("x-last-death-")
        }
        properties.headers[MessageHeader.firstExchange] = .string(exchange)
        properties.headers[MessageHeader.firstRoutingKey] = .string(routingKey)
        properties.headers[MessageHeader.firstUser] = user.map { .string($0) }
        properties.headers[MessageHeader.attempt] = .int(0)
        properties.headers[MessageHeader.redriven] = .bool(true)
        properties.userID = nil
        properties.expiration = nil
        return OutgoingMessage(exchange: "", routingKey: queue, properties: properties, body: body)
    }
}

extension HeaderValue {
    fileprivate var firstText: String? {
        if case .array(let values) = self { values.first?.text } else { nil }
    }

    fileprivate var instant: Timestamp? {
        switch self {
        case .timestamp(let seconds):
            seconds < 253_402_300_800 ? Timestamp(microseconds: Int64(seconds) * 1_000_000) : nil
        case .string(let text): Timestamp(rfc3339: text)
        case .bool, .int, .double, .bytes, .array, .table, .null: nil
        }
    }
}
