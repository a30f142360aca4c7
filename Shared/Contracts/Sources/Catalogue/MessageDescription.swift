/// What there is to know about one type of message.
package struct MessageDescription: Sendable {
    /// The ways that messages go.
    package enum Kind: String, CaseIterable, Sendable {
        /// From a channel adapter to us.
        case intake
        /// From us to whoever wants to know.
        case event
        /// From whoever may, to one of the services.
        case command
    }

    package let type: MessageType
    package let kind: Kind
    /// The service that publishes the event or answers the command; `nil` for adapters' messages, and for every
    /// service's.
    package let owner: ServiceName?
    /// What it says, in a sentence.
    package let description: String
    /// The JSON Schema of its `data`, with the named schemas that it refers to.
    package let schema: JSONValue
    /// Reads `data`, checks it, and writes it again; what the code thinks of a content, whatever its type.
    package let roundTrip: @Sendable ([UInt8]) throws(MalformedMessage) -> [UInt8]

    /// The exchange that it is published to.
    package var exchange: String {
        switch kind {
        case .intake: Exchange.intake
        case .event: Exchange.events
        case .command: Exchange.commands
        }
    }

    /// Its routing key, with `{channel}` for an adapter's channel and `{partition}` for 00 to 15.
    package var routingKeyPattern: String {
        switch kind {
        case .intake: "intake.{channel}.\(words.last ?? "")"
        case .event: "\(type.routingWords).p{partition}"
        case .command: type.routingWords
        }
    }

    /// The type's words without its outer ones: `case`, `opened`; `intake`, `case`, `accept`.
    package var words: [String] {
        type.rawValue.split(separator: ".").dropFirst(2).dropLast().filter { $0 != "command" }.map(String.init)
    }

    /// Describes what adapters send.
    package static func intake<Content: PublishedContent>(_ content: Content.Type) -> MessageDescription {
        MessageDescription(content, kind: .intake, owner: nil)
    }

    /// Describes an event of a service; `nil` for what every service publishes.
    package static func event<Content: PublishedContent>(
        _ content: Content.Type, of owner: ServiceName?
    ) -> MessageDescription {
        MessageDescription(content, kind: .event, owner: owner)
    }

    /// Describes a command or query to a service.
    package static func command<Content: CommandContent & Shaped>(
        _ content: Content.Type, to owner: ServiceName
    ) -> MessageDescription {
        MessageDescription(content, kind: .command, owner: owner)
    }

    private init<Content: PublishedContent>(_: Content.Type, kind: Kind, owner: ServiceName?) {
        type = Content.type
        self.kind = kind
        self.owner = owner
        description = Content.shape.description
        schema = SchemaDocument.schema(of: Content.self)
        roundTrip = { data throws(MalformedMessage) in
            try ContentCoding.encode(try ContentCoding.decode(Content.self, from: data))
        }
    }
}
