package import Contracts
package import Domain
package import FoundationEssentials
package import Messaging

/// What handlers work in: the loaded records, the time, new ids, and the messages to publish once the transaction is
/// committed.
package struct UnitOfWork<Workspace: Sendable>: Sendable {
    package var workspace: Workspace
    /// The time of the batch; the only clock a handler knows.
    package let now: Timestamp
    /// The message that is being handled; what is staged names it as its cause.
    package private(set) var cause: Cause
    /// What was staged so far, in order.
    package private(set) var staged: [StagedMessage] = []
    private let service: ServiceName
    private var identifiers: IdentifierSource<SystemRandomNumberGenerator>

    /// Makes a unit over a loaded workspace.
    package init(_ workspace: Workspace, service: ServiceName, now: Timestamp, cause: Cause) {
        self.workspace = workspace
        self.service = service
        self.now = now
        self.cause = cause
        identifiers = IdentifierSource()
    }

    /// From here on, what is staged is caused by another message.
    package mutating func begin(_ cause: Cause) { self.cause = cause }

    /// A new id: UUIDv7 of the batch's time, rising.
    package mutating func newID<Entity>(_ entity: Entity.Type = Entity.self) -> Identifier<Entity> {
        Identifier(identifiers.next(at: now))
    }

    /// Stages an event of an aggregate.
    package mutating func announce<Content: MessageContent>(
        _ content: Content, of aggregate: AggregateReference, at time: Timestamp? = nil
    ) throws {
        var event = try context(of: content, at: time ?? now)
        event.subject = aggregate.number
        event.partitionKey = aggregate.id.lowercased
        event.aggregateSequence = aggregate.sequence
        staged.append(
            StagedMessage(
                Self.bare(event, partition: aggregate.id.partition), partition: aggregate.id.partition, kind: .event,
                aggregate: aggregate.id, occurredAt: time ?? now))
    }

    /// Stages an event that belongs to no aggregate's sequence, such as `intake.accepted`, in a partition of its own
    /// choice (0–15).
    package mutating func announce<Content: MessageContent>(_ content: Content, subject: String?, partition: Int) throws
    {
        var event = try context(of: content, at: now)
        event.subject = subject
        staged.append(
            StagedMessage(
                Self.bare(event, partition: partition), partition: partition, kind: .event, aggregate: nil,
                occurredAt: now))
    }

    /// An event without its properties, which the relay reads off its body.
    private static func bare(_ event: CloudEvent, partition: Int) -> OutgoingMessage {
        var properties = MessageProperties()
        properties.type = event.type.rawValue
        return OutgoingMessage(
            exchange: Exchange.events, routingKey: event.type.routingKey(partition: partition), mandatory: false,
            properties: properties, body: event.structuredBody())
    }

    /// Stages a command to another service, or to our own; sent under the service's own broker user, and answered to
    /// `replyTo` if that is given.
    package mutating func send<Content: CommandContent>(
        _ content: Content, to subject: UUID?, replyTo: ReplyAddress? = nil
    ) throws {
        var command = try context(of: content, at: now)
        command.subject = subject?.lowercased
        stage(.command(command, replyTo: replyTo), partition: subject?.partition ?? 0)
    }

    /// Stages any other message: an answer, a dead letter.
    package mutating func stage(_ message: OutgoingMessage, partition: Int = 0) {
        var message = message
        message.properties.userID = service.rawValue
        staged.append(StagedMessage(message, partition: partition, kind: .other, aggregate: nil, occurredAt: now))
    }

    private mutating func context(of content: some MessageContent, at time: Timestamp) throws -> CloudEvent {
        let id = identifiers.next(at: now).lowercased
        var event = try CloudEvent(content, id: id, source: service.source, time: time)
        event.correlationID = cause.correlationID ?? id
        event.causationID = cause.messageID
        event.traceParent = cause.traceParent
        event.traceState = cause.traceState
        return event
    }
}
