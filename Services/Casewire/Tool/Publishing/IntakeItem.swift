import Contracts
import Domain
import Messaging

/// A message for `casewire.intake`, made of a file.
struct IntakeItem: Sendable {
    /// What it is called in what is printed, such as the file's name.
    let name: String
    /// The provider's id by which intake knows it, as far as we can read it.
    let externalID: String?
    let message: OutgoingMessage

    /// The AMQP `message_id`, by which outcomes are told.
    var messageID: String { message.properties.messageID ?? name }

    /// A raw mail, just as a mail server hands it over.
    init(mail bytes: [UInt8], name: String) {
        var properties = MessageProperties()
        properties.contentType = "message/rfc822"
        properties.messageID = MailIdentity.contentID(of: bytes)
        properties.headers[MessageHeader.provider] = "rfc822"
        self.name = name
        externalID = MailIdentity.externalID(of: bytes)
        message = OutgoingMessage(
            exchange: Exchange.intake, routingKey: "intake.email.raw", properties: properties, body: bytes)
    }

    /// A JSON message: a whole CloudEvent, or only the `data` of an `intake.message`. Throws `usage` if it is neither.
    init(json bytes: [UInt8], name: String, channel: Channel?, at now: Timestamp) throws(ToolFailure) {
        do throws(MalformedMessage) {
            let value = try JSONValue(parsing: bytes)
            let event =
                value["specversion"] != nil
                ? try CloudEvent(structuredBody: bytes) : try Self.event(data: value, channel: channel, at: now)
            let data = try JSONValue(parsing: event.data)
            let named = channel ?? data["channel"]?.text.flatMap(Channel.init(rawValue:)) ?? .web
            let kind = event.type.routingWords.split(separator: ".").dropFirst().first.map(String.init) ?? "message"
            self.name = name
            externalID = (data["externalId"] ?? data["alertKey"] ?? data["callId"])?.text
            message = .intake(event, routingKey: "intake.\(named.rawValue).\(kind)")
        } catch {
            throw ToolFailure(.usage, "\(name.printable) is no intake message: \(error.field ?? "it") \(error.reason).")
        }
    }

    /// An event of bare data. Nothing in it is made up anew each time, so that the same file is the same message.
    private static func event(data: JSONValue, channel: Channel?, at now: Timestamp) throws(MalformedMessage)
        -> CloudEvent
    {
        var data = data
        if data["channel"] == nil { data = data.with("channel", .string((channel ?? .web).rawValue)) }
        let bytes = Array(data.line.utf8)
        let time = data["receivedAt"]?.text.flatMap(Timestamp.init(rfc3339:)) ?? now
        return CloudEvent(
            id: MailIdentity.contentID(of: bytes), source: "urn:casewire:tool", type: IntakeMessage.type, time: time,
            data: bytes)
    }
}
