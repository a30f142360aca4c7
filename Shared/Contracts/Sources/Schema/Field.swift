/// A member of an object on the wire: its name, where the value is kept, what it must be, and what it means.
package struct Field<Root: Sendable>: Sendable {
    package let name: String
    package let isRequired: Bool
    package let schema: JSONValue
    package let definitions: [JSONProperty]
    let check: @Sendable (Root) throws(MalformedMessage) -> Void

    /// A member that must be there.
    package static func required<Value>(
        _ name: String, _ path: any KeyPath<Root, Value> & Sendable, _ rule: Rule<Value>, _ description: String
    ) -> Field {
        Field(name: name, isRequired: true, rule: rule, description: description) { root throws(MalformedMessage) in
            try rule.check(root[keyPath: path])
        }
    }

    /// A member that may be left out.
    package static func optional<Value>(
        _ name: String, _ path: any KeyPath<Root, Value?> & Sendable, _ rule: Rule<Value>, _ description: String
    ) -> Field {
        Field(name: name, isRequired: false, rule: rule, description: description) { root throws(MalformedMessage) in
            if let value = root[keyPath: path] { try rule.check(value) }
        }
    }

    private init<Value>(
        name: String, isRequired: Bool, rule: Rule<Value>, description: String,
        check: @escaping @Sendable (Root) throws(MalformedMessage) -> Void
    ) {
        self.name = name
        self.isRequired = isRequired
        schema = rule.schema.with("description", .string(description))
        definitions = rule.definitions
        self.check = { root throws(MalformedMessage) in
            do throws(MalformedMessage) {
                try check(root)
            } catch {
                throw error.inside(name)
            }
        }
    }
}

extension MalformedMessage {
    /// The same error, seen from the object or list that holds the value: `name` or `[index]` stands before its path.
    package func inside(_ name: String) -> MalformedMessage {
        guard let field, !field.isEmpty else { return MalformedMessage(code, field: name, reason: reason) }
        return MalformedMessage(code, field: field.hasPrefix("[") ? name + field : "\(name).\(field)", reason: reason)
    }
}
