package import Domain

/// What an object on the wire is made of: the source of its JSON Schema and of its checks.
///
/// A type's shape names each member as it stands on the wire, with its limits and its meaning; the members themselves
/// carry no comment of their own.
package struct Shape<Root: Sendable>: Sendable {
    package let description: String
    package let fields: [Field<Root>]
    /// What members owe to one another; in words of JSON Schema and in code.
    package let together: Rule<Root>?

    /// Makes a shape of its members.
    package init(_ description: String, _ fields: [Field<Root>], together: Rule<Root>? = nil) {
        self.description = description
        self.fields = fields
        self.together = together
    }

    /// The JSON Schema of the object; members that it does not name are allowed, and ignored.
    package var schema: JSONValue {
        var schema: JSONValue = ["description": .string(description), "type": "object"]
        schema = schema.with("properties", .object(fields.map { JSONProperty($0.name, $0.schema) }))
        let required = fields.filter(\.isRequired).map(\.name)
        if !required.isEmpty { schema = schema.with("required", .strings(required)) }
        return .object(schema.properties + (together?.schema.properties ?? []))
    }

    /// The named schemas that the members refer to.
    package var definitions: [JSONProperty] { fields.flatMap(\.definitions) }

    /// Throws with the path of the member that is not what it must be.
    package func check(_ value: Root) throws(MalformedMessage) {
        for field in fields { try field.check(value) }
        try together?.check(value)
    }
}

/// The content of a message of the catalogue.
package typealias PublishedContent = MessageContent & Shaped

extension MessageContent where Self: Shaped {
    package func validate() throws(MalformedMessage) { try Self.shape.check(self) }
}

extension Shape where Root: CommandContent {
    /// The shape of a command: the verb's own members behind `actor` and `expectedVersion`.
    package static func command(
        _ description: String, _ fields: [Field<Root>] = [], together: Rule<Root>? = nil
    ) -> Shape {
        let common: [Field<Root>] = [
            .required("actor", \.actor, .object, "Who wants it done."),
            .optional(
                "expectedVersion", \.expectedVersion, .version,
                "The version of the record that the caller saw; refused `stale_version` if the record has moved on."),
        ]
        return Shape(description, common + fields, together: together)
    }
}

extension Principal: Shaped {
    package static let shape = Shape<Principal>(
        "Who does something.",
        [
            .required("kind", \.kind, .word, "An agent, a customer, or a system."),
            .required("id", \.id, .text(1...255), "An agent's or party's id, or a system's broker user."),
        ])
}
