import Domain

/// The CloudEvents attributes of a message as texts, from whichever form they came in, before they are checked.
package struct EnvelopeAttributes: Hashable, Sendable {
    /// The longest `id`, `source`, `type`, `subject`, `partitionkey`, `correlationid` and `causationid`, in bytes.
    package static let lengthLimit = 255
    /// The longest other attribute, in bytes.
    package static let longLengthLimit = 1_024

    private var values: [String: String] = [:]

    /// Starts with none.
    package init() {}

    /// An attribute's text; `nil` if it is not there.
    package subscript(name: String) -> String? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// The attributes that the contract knows; others are ignored.
    package static let known: Set<String> = [
        "specversion", "id", "source", "type", "subject", "time", "datacontenttype", "dataschema", "partitionkey",
        "aggregateseq", "correlationid", "causationid", "traceparent", "tracestate",
    ]

    /// Checks the attributes and makes the event of them; throws with the attribute's name as the field.
    package func event(data: [UInt8]) throws(MalformedMessage) -> CloudEvent {
        guard let version = values["specversion"] else { throw Self.missing("specversion") }
        guard version == "1.0" else { throw MalformedMessage(field: "specversion", reason: "must be 1.0") }
        let source = try required("source")
        guard source.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7f }) else {
            throw MalformedMessage(field: "source", reason: "must be a URI reference")
        }
        var event = CloudEvent(
            id: try required("id"), source: source, type: MessageType(rawValue: try required("type")), time: try time(),
            data: data)
        event.subject = try optional("subject")
        event.dataSchema = try optional("dataschema", limit: Self.longLengthLimit)
        event.partitionKey = try optional("partitionkey")
        event.aggregateSequence = try sequence()
        event.correlationID = try optional("correlationid")
        event.causationID = try optional("causationid")
        // A broken trace is no reason to refuse a message: the receiver starts a new one (W3C Trace Context 3.3).
        event.traceParent = values["traceparent"].flatMap { TraceParent($0) }?.description
        event.traceState = event.traceParent == nil ? nil : try optional("tracestate", limit: Self.longLengthLimit)
        return event
    }

    private func required(_ name: String) throws(MalformedMessage) -> String {
        guard let value = try optional(name) else { throw Self.missing(name) }
        return value
    }

    private func optional(_ name: String, limit: Int = lengthLimit) throws(MalformedMessage) -> String? {
        guard let value = values[name] else { return nil }
        guard !value.isEmpty else { throw MalformedMessage(field: name, reason: "must not be empty") }
        guard value.utf8.count <= limit else {
            throw MalformedMessage(field: name, reason: "must have at most \(limit) bytes")
        }
        guard !value.utf8.contains(0) else { throw MalformedMessage(field: name, reason: "holds a NUL character") }
        return value
    }

    private func time() throws(MalformedMessage) -> Timestamp? {
        guard let text = try optional("time") else { return nil }
        guard let time = Timestamp(rfc3339: text) else {
            throw MalformedMessage(field: "time", reason: "must be an RFC 3339 date-time")
        }
        return time
    }

    private func sequence() throws(MalformedMessage) -> Int64? {
        guard let text = try optional("aggregateseq") else { return nil }
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(text), number > 0 else {
            throw MalformedMessage(field: "aggregateseq", reason: "must be a decimal number from 1")
        }
        return number
    }

    private static func missing(_ name: String) -> MalformedMessage {
        MalformedMessage(field: name, reason: "is missing")
    }
}
