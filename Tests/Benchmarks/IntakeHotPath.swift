import Contracts
import Domain
import Messaging

@testable import Durability
@testable import Intake

/// What intake does with a batch of adapters' messages between the broker and the database, without either.
struct IntakeHotPath {
    private static let moment = Timestamp(microseconds: 1_780_000_000_000_000)

    let deliveries: [Delivery]

    /// Messages of about 800 bytes, each by another customer and about another matter.
    init(messages count: Int) throws {
        deliveries = try (0..<count).map { number in
            let event = try CloudEvent(
                Self.content(number), id: "message-\(number)", source: "https://www.example.org/form", time: Self.moment
            )
            let message = OutgoingMessage.intake(event, routingKey: "intake.web.message")
            return Delivery(
                tag: DeliveryTag(incarnation: 1, number: UInt64(number)),
                origin: DeliveryOrigin(
                    queue: QueueName.lane(.bulk, of: .intake), exchange: message.exchange,
                    routingKey: message.routingKey, redelivered: false),
                properties: message.properties, body: message.body)
        }
    }

    private static func content(_ number: Int) -> IntakeMessage {
        var content = IntakeMessage(
            channel: .web, provider: "form", externalId: "form-\(number)", receivedAt: moment,
            from: IntakeAddress(address: "mailto:customer\(number)@example.org"))
        content.subject = "Error 503"
        content.body = IntakeBody()
        content.body?.text = String(repeating: "The television box shows error 503 since last night. ", count: 8)
        return content
    }

    /// Reads all messages, as far as that goes without the database.
    func read() -> [InHand<IntakeStore>] {
        deliveries.map { InHand($0, by: MessageReader(dataHosts: [])) }
    }

    /// Decides on all messages of a batch, and gives what would be published.
    func handle(_ messages: [InHand<IntakeStore>]) throws -> [StagedMessage] {
        var batch = Batch(messages, service: .intake)
        var loaded = LoadedRecords()
        loaded.freshNumbers = messages.indices.map { 1_000_000 + Int64($0) }
        var unit = UnitOfWork(
            IntakeWorkspace(loaded, at: Self.moment), service: .intake, now: Self.moment, cause: .timer)
        try batch.handle(in: &unit)
        return unit.staged
    }
}
