/// A JSON value, its objects' members in a chosen order: what the generated documents are made of.
package indirect enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case list([JSONValue])
    case object([JSONProperty])
}

extension JSONValue {
    /// The member of that name; `nil` if there is none or this is no object.
    package subscript(_ name: String) -> JSONValue? {
        guard case .object(let properties) = self else { return nil }
        return properties.first { $0.name == name }?.value
    }

    /// The members of an object; none for the other kinds.
    package var properties: [JSONProperty] {
        if case .object(let properties) = self { properties } else { [] }
    }

    /// The elements of a list; none for the other kinds.
    package var elements: [JSONValue] {
        if case .list(let elements) = self { elements } else { [] }
    }

    /// The text of a string; `nil` for the other kinds.
    package var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The object with one more member behind the others.
    package func with(_ name: String, _ value: JSONValue) -> JSONValue {
        .object(properties + [JSONProperty(name, value)])
    }

    /// A list of strings.
    package static func strings(_ texts: some Sequence<String>) -> JSONValue { .list(texts.map { .string($0) }) }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .list(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { JSONProperty($0.0, $0.1) })
    }
}
