package import Contracts
import Domain

extension OutgoingMessage {
    /// An event for `casewire.events`, in a partition (0–15). The caller sets `properties.userID`.
    ///
    /// Not mandatory: an event that nobody wants to hear of has happened all the same, and stands in the feed.
    package static func event(_ event: CloudEvent, partition: Int) -> OutgoingMessage {
        var properties = MessageProperties(of: event)
        properties.correlationID = event.correlationID
        return OutgoingMessage(
            exchange: Exchange.events, routingKey: event.type.routingKey(partition: partition), mandatory: false,
            properties: properties, body: event.structuredBody())
    }

    /// An event for `casewire.events` of its structured body, whose own attributes are its properties. Throws for what
    /// is no such body.
    package init(eventBody body: [UInt8], routingKey: String) throws(MalformedMessage) {
        var properties = MessageProperties()
        properties.contentType = CloudEvent.structuredContentType
        try CloudEvent.eachAttribute(ofStructuredBody: body) { name, value in
            properties.headers.append(value, named: "cloudEvents_\(name)")
            switch name {
            case "id": properties.messageID = value
            case "type": properties.type = value
            case "source": properties.appID = MessageProperties.appID(source: value)
            case "time": properties.timestamp = Timestamp(rfc3339: value).map(MessageProperties.seconds)
            case "correlationid": properties.correlationID = value
            default: break
            }
        }
        self.init(
            exchange: Exchange.events, routingKey: routingKey, mandatory: false, properties: properties, body: body)
    }

    /// A command or query for `casewire.commands`, with the key that the answer is wanted under, if any. The caller
    /// sets `properties.userID`, without which commands are refused.
    package static func command(_ command: CloudEvent, replyTo: ReplyAddress? = nil) -> OutgoingMessage {
        var properties = MessageProperties(of: command)
        properties.replyTo = replyTo?.key
        properties.correlationID = replyTo?.correlationID ?? command.correlationID
        return OutgoingMessage(
            exchange: Exchange.commands, routingKey: command.type.routingWords, properties: properties,
            body: command.structuredBody())
    }

    /// A service's answer to a command; not mandatory, since the asker may be gone. The caller sets
    /// `properties.userID`.
    ///
    /// It reads back as an `Inbound` in the plain form, with the request's `correlation_id` for its id.
    package static func answer(
        _ answer: CommandAnswer, to address: ReplyAddress, from service: ServiceName
    ) throws(MalformedMessage) -> OutgoingMessage {
        var properties = MessageProperties()
        properties.contentType = "application/json"
        properties.messageID = address.correlationID
        properties.type = MessageType.answer.rawValue
        properties.appID = service.rawValue
        properties.correlationID = address.correlationID
        return OutgoingMessage(
            exchange: Exchange.replies, routingKey: address.key, mandatory: false, properties: properties,
            body: try answer.jsonBody())
    }

    /// A message for `casewire.intake`, as an adapter sends it: the routing key is `intake.<channel>.<kind>`.
    package static func intake(_ message: CloudEvent, routingKey: String) -> OutgoingMessage {
        OutgoingMessage(
            exchange: Exchange.intake, routingKey: routingKey, properties: MessageProperties(of: message),
            body: message.structuredBody())
    }
}

extension MessageProperties {
    /// The properties of a structured event: its id, type, source and time, and its context as headers for filters.
    package init(of event: CloudEvent) {
        self.init()
        contentType = CloudEvent.structuredContentType
        messageID = event.id
        type = event.type.rawValue
        appID = Self.appID(source: event.source)
        timestamp = event.time.map(Self.seconds)
        deliveryMode = 2
        for (name, value) in event.attributes { headers.append(value, named: "cloudEvents_\(name)") }
    }
}

extension MessageProperties {
    fileprivate static func appID(source: String) -> String {
        source.hasPrefix("urn:casewire:") ? String(source.dropFirst(13)) : source
    }

    fileprivate static func seconds(_ time: Timestamp) -> UInt64 { UInt64(max(0, time.microseconds / 1_000_000)) }
}

extension MessageType {
    /// The type of the answer to a command or query.
    package static let answer = MessageType(rawValue: "io.casewire.answer.v1")
}
