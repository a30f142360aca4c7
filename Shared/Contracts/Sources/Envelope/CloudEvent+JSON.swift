import Domain
import FoundationEssentials

extension CloudEvent {
    /// The media type of the structured form.
    package static let structuredContentType = "application/cloudevents+json"

    /// The attributes that are set, by their names on the wire, in a fixed order; without `datacontenttype`.
    package var attributes: [(name: String, value: String)] {
        let all: [(String, String?)] = [
            ("specversion", "1.0"), ("id", id), ("source", source), ("type", type.rawValue), ("subject", subject),
            ("time", time?.rfc3339), ("dataschema", dataSchema), ("partitionkey", partitionKey),
            ("aggregateseq", aggregateSequence.map(String.init)), ("correlationid", correlationID),
            ("causationid", causationID), ("traceparent", traceParent), ("tracestate", traceState),
        ]
        return all.compactMap { name, value in value.map { (name, $0) } }
    }

    /// The event in the structured JSON form.
    package func structuredBody() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(data.count + 768)
        bytes.append(UInt8(ascii: "{"))
        for (name, value) in attributes {
            JSONEscapes.append(name, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            JSONEscapes.append(value, to: &bytes)
            bytes.append(UInt8(ascii: ","))
        }
        bytes += #""datacontenttype":"application/json","data":"#.utf8
        bytes += data.isEmpty ? Array("null".utf8) : data
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    /// Reads the structured JSON form; `data` is not looked into, but for NUL characters. Throws with the member at
    /// fault.
    package init(structuredBody bytes: [UInt8]) throws(MalformedMessage) {
        var scanner = JSONScanner(bytes)
        let members = try scanner.members()
        guard scanner.isAtEnd() else { throw MalformedMessage(reason: "goes on behind its end") }
        var attributes = EnvelopeAttributes()
        var content: [JSONMember] = []
        for member in members {
            if member.name == "data" || member.name == "data_base64" {
                content.append(member)
            } else if EnvelopeAttributes.known.contains(member.name) {
                attributes[member.name] = try Self.text(of: member, in: bytes)
            }
        }
        if let mediaType = attributes["datacontenttype"], !MediaType(mediaType).isJSON {
            throw MalformedMessage(field: "datacontenttype", reason: "must be application/json")
        }
        self = try attributes.event(data: try Self.data(of: content, in: bytes))
    }

    /// Shows the attributes of a structured body that we have written ourselves, without `datacontenttype` and `data`.
    package static func eachAttribute(
        ofStructuredBody bytes: [UInt8], _ body: (String, String) -> Void
    ) throws(MalformedMessage) {
        var scanner = JSONScanner(bytes)
        try scanner.eachMember { name, value, _ throws(MalformedMessage) in
            guard bytes[value.lowerBound] == UInt8(ascii: "\"") else { return }
            let name = String(decoding: bytes[name], as: UTF8.self)
            guard name != "datacontenttype" else { return }
            var inner = JSONScanner(bytes, in: value)
            body(name, try inner.string())
        }
    }

    /// The string that a member holds; `nil` for null, which is as good as absent.
    private static func text(of member: JSONMember, in bytes: [UInt8]) throws(MalformedMessage) -> String? {
        switch bytes[member.value.lowerBound] {
        case UInt8(ascii: "\""):
            var scanner = JSONScanner(bytes, in: member.value)
            return try scanner.string()
        case UInt8(ascii: "n"): return nil
        default: throw MalformedMessage(field: member.name, reason: "must be a string")
        }
    }

    private static func data(of content: [JSONMember], in bytes: [UInt8]) throws(MalformedMessage) -> [UInt8] {
        guard let member = content.first else { return [] }
        guard content.count == 1 else {
            throw MalformedMessage(field: "data_base64", reason: "must not be there beside data")
        }
        if member.name == "data" {
            try NULSearch.check(bytes, in: member.value, root: "data")
            return Array(bytes[member.value])
        }
        guard let text = try text(of: member, in: bytes) else { return [] }
        guard let data = Data(base64Encoded: text) else {
            throw MalformedMessage(field: "data_base64", reason: "must be base64")
        }
        return try ContentCoding.checked([UInt8](data))
    }
}
