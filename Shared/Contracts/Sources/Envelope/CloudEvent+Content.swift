package import Domain

extension CloudEvent {
    /// Makes a message of its content, with the content's schema; set the other attributes after. Throws `invalid` if
    /// the content breaks its own limits.
    package init(
        _ content: some MessageContent, id: String, source: String, time: Timestamp?
    ) throws(MalformedMessage) {
        self.init(of: content, id: id, source: source, time: time, data: try ContentCoding.encode(content))
        do throws(MalformedMessage) {
            try content.validate()
        } catch {
            throw error.inside("data")
        }
    }

    private init<Content: MessageContent>(
        of _: Content, id: String, source: String, time: Timestamp?, data: [UInt8]
    ) {
        self.init(id: id, source: source, type: Content.type, time: time, data: data)
        dataSchema = Content.type.schemaID
    }

    /// Reads and validates the content; throws with the member's path, such as `data.from.address`.
    package func content<Content: MessageContent>(_ type: Content.Type) throws(MalformedMessage) -> Content {
        try ContentCoding.decode(type, from: data)
    }
}

extension MessageType {
    /// The `$id` of the schema of the message's `data`, which is also its `dataschema`: `urn:casewire:schema:<type>`.
    package var schemaID: String { "urn:casewire:schema:\(rawValue)" }
}
