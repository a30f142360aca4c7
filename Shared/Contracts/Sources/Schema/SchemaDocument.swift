/// The JSON Schema documents (2020-12) that are published beside the code.
package enum SchemaDocument {
    /// The dialect of all of them.
    package static let dialect = "https://json-schema.org/draft/2020-12/schema"

    /// The schema of a message's `data`.
    static func schema<Content: PublishedContent>(of _: Content.Type) -> JSONValue {
        document(
            id: Content.type.schemaID, title: Content.type.rawValue, schema: Content.shape.schema,
            definitions: Content.shape.definitions)
    }

    private static func document(
        id: String, title: String, schema: JSONValue, definitions: [JSONProperty]
    ) -> JSONValue {
        let head: [JSONProperty] = [
            JSONProperty("$schema", .string(dialect)), JSONProperty("$id", .string(id)),
            JSONProperty("title", .string(title)),
        ]
        var known: Set<String> = []
        let distinct = definitions.filter { known.insert($0.name).inserted }.sorted { $0.name < $1.name }
        return .object(head + schema.properties + (distinct.isEmpty ? [] : [JSONProperty("$defs", .object(distinct))]))
    }

    /// The schema of a structured message, whatever its `data` (contract.md section 2).
    package static var envelope: JSONValue {
        let short = Rule<String>.text(1...EnvelopeAttributes.lengthLimit).schema
        let long = Rule<String>.text(1...EnvelopeAttributes.longLengthLimit).schema
        let properties: [JSONProperty] = [
            JSONProperty("specversion", ["const": "1.0", "description": "The version of CloudEvents."]),
            attribute("id", short, "Unique with `source`. On commands the idempotency key."),
            attribute("source", short, "Who says it: `urn:casewire:<service>`, or the adapter's or caller's own URI."),
            attribute(
                "type", short,
                "`io.casewire.<aggregate>.<event>.v1`, or `io.casewire.command.<service>.<aggregate>.<verb>.v1`."),
            attribute("subject", short, "On events the record's number or id; on commands the record's id."),
            attribute("time", ["type": "string", "format": "date-time"], "When it happened, was sent, or was asked."),
            attribute(
                "datacontenttype", ["type": "string", "pattern": "^application/(?:json|[^;]+\\+json)(?:\\s*;.*)?$"],
                "Always JSON."),
            attribute("dataschema", long, "The `$id` of the schema of `data`."),
            attribute("partitionkey", short, "The id of the record; on events."),
            attribute(
                "aggregateseq", ["type": "string", "pattern": "^[0-9]{1,19}$"],
                "Gap-free from 1 for each record; not on `intake.*`, `classification.*` and `feed.*`."),
            attribute("correlationid", short, "What the whole chain has in common."),
            attribute("causationid", short, "The message that caused this one."),
            attribute("traceparent", ["type": "string"], "W3C Trace Context."),
            attribute("tracestate", long, "W3C Trace Context."),
            JSONProperty("data", ["description": "The content: see the schema of the type."]),
            attribute(
                "data_base64", ["type": "string", "contentEncoding": "base64"], "The same in base64; not beside `data`."
            ),
        ]
        let schema: JSONValue = [
            "description": "A message in the structured JSON form of CloudEvents 1.0.", "type": "object",
            "properties": .object(properties), "required": ["specversion", "id", "source", "type"],
        ]
        return document(id: "urn:casewire:schema:envelope.v1", title: "Envelope", schema: schema, definitions: [])
    }

    /// The schema of the answer to a command or query (contract.md section 4).
    package static var answer: JSONValue {
        let accepted: JSONValue = [
            "title": "Done", "required": ["status", "id", "version"],
            "properties": [
                "status": ["const": "accepted"], "id": ["type": "string"], "number": ["type": "string"],
                "version": ["type": "integer", "minimum": 0],
            ],
        ]
        let found: JSONValue = [
            "title": "What was asked for", "required": ["status", "data"],
            "properties": ["status": ["const": "ok"], "data": true, "next": ["type": "string"]],
        ]
        let refused: JSONValue = [
            "title": "Refused", "required": ["status", "error"],
            "properties": ["status": ["const": "refused"], "error": refusal],
        ]
        let schema: JSONValue = [
            "description": "The answer to a command or query.", "type": "object", "oneOf": [accepted, found, refused],
        ]
        return document(id: "urn:casewire:schema:answer.v1", title: "Answer", schema: schema, definitions: [])
    }

    private static var refusal: JSONValue {
        let text: JSONValue = ["type": "string"]
        return [
            "type": "object", "required": ["code", "message"],
            "properties": ["code": Rule<RefusalCode>.word.schema, "guard": text, "field": text, "message": text],
        ]
    }

    private static func attribute(_ name: String, _ schema: JSONValue, _ description: String) -> JSONProperty {
        JSONProperty(name, schema.with("description", .string(description)))
    }
}
