import Contracts
import Domain
import Messaging

/// Makes the messages of a run, each from its number alone.
struct LoadMessages: Sendable {
    /// What the good messages are made of.
    enum Material: Sendable {
        /// JSON messages with these texts; of so many bytes each, if that is given.
        case texts(TextCorpus, size: Int?)
        /// Raw mails.
        case mails([MailTemplate])
    }

    let identity: LoadIdentity
    let material: Material
    let channel: Channel
    /// How many different people write the JSON messages.
    let customers: Int
    /// The messages that are planted to be refused.
    let bad: Share
    /// The messages that are published twice.
    let repeated: Share

    /// The smallest size that a JSON message can be given, in bytes.
    static let smallest = 600

    /// The category by which a routing rule knows the run's cases.
    let category: String

    /// What is wrong with the message of that number; `nil` if nothing is.
    func defect(of number: Int) -> BadInput? {
        bad.place(of: number).map { BadInput.allCases[$0 % BadInput.allCases.count] }
    }

    /// Whether the message of that number is published twice. The choice is shifted by one, for of the same share the
    /// planted ones would be the same, and those are never published twice.
    func isRepeated(_ number: Int) -> Bool { repeated.place(of: number + 1) != nil && defect(of: number) == nil }

    /// The message of that number.
    func message(_ number: Int, at now: Timestamp) -> OutgoingMessage {
        if let defect = defect(of: number) { return json(number, at: now, defect) }
        switch material {
        case .texts: return json(number, at: now, nil)
        case .mails(let templates): return mail(number, templates)
        }
    }

    private func mail(_ number: Int, _ templates: [MailTemplate]) -> OutgoingMessage {
        let (round, place) = number.quotientAndRemainder(dividingBy: templates.count)
        var properties = MessageProperties()
        properties.contentType = "message/rfc822"
        properties.messageID = identity.id(number)
        properties.headers[MessageHeader.provider] = "rfc822"
        return OutgoingMessage(
            exchange: Exchange.intake, routingKey: "intake.\(Channel.email.rawValue).raw", properties: properties,
            body: templates[place].render("\(identity.id(0)).\(round)"))
    }

    private func json(_ number: Int, at now: Timestamp, _ defect: BadInput?) -> OutgoingMessage {
        let id = identity.id(number)
        let type = defect == .unknownType ? MessageType.intake("riddle") : IntakeMessage.type
        var properties = MessageProperties()
        properties.contentType = CloudEvent.structuredContentType
        properties.messageID = id
        properties.type = type.rawValue
        properties.appID = "urn:casewire:load"
        var body = head(id: id, type: type, number, at: now, defect)
        let tail = Array(#""}}}"#.utf8)
        body += text(number, room: body.count + tail.count)
        if defect != .notJSON { body += tail }
        return OutgoingMessage(
            exchange: Exchange.intake, routingKey: "intake.\(channel.rawValue).message", properties: properties,
            body: body)
    }

    /// Everything up to the text.
    private func head(id: String, type: MessageType, _ number: Int, at now: Timestamp, _ defect: BadInput?) -> [UInt8] {
        let other: Channel = channel == .api ? .web : .api
        let named = defect == .otherChannel ? other : channel
        let externalID = defect == .memberMissing ? "" : #""externalId":"\#(id)","#
        let time = now.rfc3339
        let head = """
            {"specversion":"1.0","id":"\(id)","source":"urn:casewire:load","type":"\(type)","time":"\(time)",\
            "datacontenttype":"application/json","data":{"channel":"\(named.rawValue)","provider":"load",\(externalID)\
            "receivedAt":"\(time)","category":"\(category)","from":{"name":"Customer \(number % customers)",\
            "address":"mailto:customer-\(number % customers)@\(identity.run).load.casewire.example"},"body":{"text":"
            """
        return Array(head.utf8)
    }

    private func text(_ number: Int, room: Int) -> [UInt8] {
        switch material {
        case .texts(let corpus, let size?): corpus.text(number, bytes: max(1, size - room))
        case .texts(let corpus, nil): corpus[number]
        case .mails: TextCorpus.small[number]
        }
    }
}
