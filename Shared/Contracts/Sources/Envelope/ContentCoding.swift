/// The one way in which contents become JSON and JSON becomes contents.
package enum ContentCoding {
    /// The content as JSON.
    package static func encode(_ content: some Encodable) throws(MalformedMessage) -> [UInt8] {
        do {
            return try WireEncoder.encode(content)
        } catch {
            throw MalformedMessage(field: "data", reason: "cannot be written as JSON")
        }
    }

    /// Reads and validates a content; throws with the member's path, beginning at `data`.
    package static func decode<Content: MessageContent>(
        _: Content.Type, from data: [UInt8]
    ) throws(MalformedMessage) -> Content {
        let content = try decodeUnchecked(Content.self, from: data)
        do throws(MalformedMessage) {
            try content.validate()
        } catch {
            throw error.inside("data")
        }
        return content
    }

    /// Reads a value without validating it; throws with the member's path, beginning at `data`.
    package static func decodeUnchecked<Value: Decodable>(
        _: Value.Type, from data: [UInt8]
    ) throws(MalformedMessage) -> Value {
        guard !data.isEmpty else { throw MalformedMessage(field: "data", reason: "is missing") }
        do {
            return try WireDecoder.decode(Value.self, from: data)
        } catch let error as DecodingError {
            throw MalformedMessage(error)
        } catch {
            throw MalformedMessage(field: "data", reason: "is not JSON")
        }
    }

    /// The same bytes, if they are one JSON value without NUL characters.
    package static func checked(_ data: [UInt8]) throws(MalformedMessage) -> [UInt8] {
        var scanner = JSONScanner(data)
        let range = try scanner.skipValue()
        guard scanner.isAtEnd() else { throw MalformedMessage(reason: "is not JSON") }
        try NULSearch.check(data, in: range, root: "data")
        return data
    }
}

extension MalformedMessage {
    /// The decoder's complaint as path and reason, with nothing in it of what was decoded.
    init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            self.init(field: Self.path(context.codingPath + [key]), reason: "is missing")
        case .valueNotFound(_, let context):
            self.init(field: Self.path(context.codingPath), reason: "must not be null")
        case .typeMismatch(let type, let context):
            self.init(field: Self.path(context.codingPath), reason: "must be \(Self.name(of: type))")
        case .dataCorrupted(let context):
            let reason = context.codingPath.isEmpty ? "is not JSON" : "has a value that is not allowed"
            self.init(field: Self.path(context.codingPath), reason: reason)
        @unknown default:
            self.init(field: "data", reason: "cannot be read")
        }
    }

    private static func path(_ codingPath: [any CodingKey]) -> String {
        codingPath.reduce("data") { path, key in
            key.intValue.map { "\(path)[\($0)]" } ?? "\(path).\(key.stringValue)"
        }
    }

    private static func name(of type: any Any.Type) -> String {
        if type == String.self { return "a string" }
        if type == Bool.self { return "true or false" }
        if type is any BinaryInteger.Type { return "a whole number" }
        if type is any BinaryFloatingPoint.Type { return "a number" }
        return String(describing: type).hasPrefix("Array") ? "a list" : "an object"
    }
}
