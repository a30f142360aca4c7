import Contracts

/// A golden content, broken in one place.
struct Mutation: CustomStringConvertible {
    let description: String
    let value: JSONValue

    /// One mutation for each required member taken away, and one for each value given another type.
    static func all(of value: JSONValue, schema: JSONValue, root: JSONValue, path: String) -> [Mutation] {
        let schema = resolved(schema, in: root)
        var mutations = [Mutation(description: "\(path): another type", value: otherType(than: value))]
        let required = schema["required"]?.elements.compactMap(\.text) ?? []
        for property in value.properties {
            let inner = "\(path).\(property.name)"
            if required.contains(property.name) {
                let rest = value.properties.filter { $0.name != property.name }
                mutations.append(Mutation(description: "\(inner): taken away", value: .object(rest)))
            }
            let innerSchema = schema["properties"]?[property.name] ?? schema["additionalProperties"] ?? [:]
            mutations += all(of: property.value, schema: innerSchema, root: root, path: inner).map { mutation in
                let properties = value.properties.map { old in
                    old.name == property.name ? JSONProperty(old.name, mutation.value) : old
                }
                return Mutation(description: mutation.description, value: .object(properties))
            }
        }
        if let element = value.elements.first {
            mutations += all(of: element, schema: schema["items"] ?? [:], root: root, path: "\(path)[0]").map {
                Mutation(description: $0.description, value: .list([$0.value]))
            }
        }
        return mutations
    }

    private static func resolved(_ schema: JSONValue, in root: JSONValue) -> JSONValue {
        guard let name = schema["$ref"]?.text?.split(separator: "/").last else { return schema }
        return root["$defs"]?[String(name)] ?? schema
    }

    private static func otherType(than value: JSONValue) -> JSONValue {
        switch value {
        case .string: .integer(12)
        case .null, .bool, .integer, .number, .list, .object: .string("another type")
        }
    }
}
