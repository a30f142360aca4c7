/// What a JSON value must be: its JSON Schema, and the check in code of what that says beyond the type. Both are made
/// at one place, so that they cannot say different things.
package struct Rule<Value: Sendable>: Sendable {
    /// The keywords of the JSON Schema.
    package let schema: JSONValue
    /// The named schemas that `schema` refers to.
    package let definitions: [JSONProperty]
    /// Throws with a path from the value on (empty if it is the value itself).
    package let check: @Sendable (Value) throws(MalformedMessage) -> Void

    /// Makes a rule of its two sides.
    package init(
        schema: JSONValue, definitions: [JSONProperty] = [],
        check: @escaping @Sendable (Value) throws(MalformedMessage) -> Void = { _ throws(MalformedMessage) in }
    ) {
        self.schema = schema
        self.definitions = definitions
        self.check = check
    }
}

extension Rule where Value == Bool {
    /// True or false.
    package static var flag: Rule { Rule(schema: ["type": "boolean"]) }
}

extension Rule where Value: FixedWidthInteger {
    /// A whole number in a range.
    package static func integer(_ range: ClosedRange<Value>) -> Rule {
        Rule(
            schema: [
                "type": "integer", "minimum": .integer(Int64(range.lowerBound)),
                "maximum": .integer(Int64(range.upperBound)),
            ]
        ) { value throws(MalformedMessage) in
            guard range.contains(value) else {
                throw MalformedMessage(reason: "must be from \(range.lowerBound) to \(range.upperBound)")
            }
        }
    }
}

extension Rule where Value == Int64 {
    /// A record's version: from 1.
    package static var version: Rule { .integer(1...Int64.max) }
}

extension Rule where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
    /// One of the words of a closed list.
    package static var word: Rule {
        Rule(schema: ["type": "string", "enum": .strings(Value.allCases.map(\.rawValue))])
    }
}

extension Rule where Value: Shaped {
    /// An object of a named shape.
    package static var object: Rule {
        let name = String(describing: Value.self)
        return Rule(
            schema: ["$ref": .string("#/$defs/\(name)")],
            definitions: [JSONProperty(name, Value.shape.schema)] + Value.shape.definitions
        ) { value throws(MalformedMessage) in try Value.shape.check(value) }
    }
}

extension Rule {
    /// A list of up to `limit` elements.
    package static func list<Element: Sendable>(of element: Rule<Element>, upTo limit: Int) -> Rule
    where Value == [Element] {
        Rule(
            schema: ["type": "array", "maxItems": .integer(Int64(limit)), "items": element.schema],
            definitions: element.definitions
        ) { values throws(MalformedMessage) in
            guard values.count <= limit else { throw MalformedMessage(reason: "must have at most \(limit) elements") }
            for (index, value) in values.enumerated() {
                do throws(MalformedMessage) {
                    try element.check(value)
                } catch {
                    throw error.inside("[\(index)]")
                }
            }
        }
    }
}

extension Rule where Value == [String: String] {
    /// Up to `limit` texts by name: names of 1 to 128 characters, texts of up to `length`.
    package static func texts(upTo limit: Int, length: Int) -> Rule {
        let name = Rule<String>.text(1...128)
        let text = Rule<String>.text(0...length)
        let schema: JSONValue = [
            "type": "object", "maxProperties": .integer(Int64(limit)), "propertyNames": name.schema,
            "additionalProperties": text.schema,
        ]
        return Rule(schema: schema) { values throws(MalformedMessage) in
            guard values.count <= limit else { throw MalformedMessage(reason: "must have at most \(limit) members") }
            for (key, value) in values {
                do throws(MalformedMessage) {
                    try name.check(key)
                } catch {
                    throw MalformedMessage(reason: "must have names of 1 to 128 characters")
                }
                do throws(MalformedMessage) {
                    try text.check(value)
                } catch {
                    throw error.inside(key)
                }
            }
        }
    }
}
