/// Whether a schema still keeps what an earlier release of the same version promised: only optional members may be
/// added (contract.md section 2, "Evolution").
package enum SchemaCompatibility {
    /// What breaks the promise, each with the path of the member; empty if nothing does.
    package static func problems(from old: JSONValue, to new: JSONValue) -> [String] {
        compare(Schema(root: old, node: old), Schema(root: new, node: new), path: "data", depth: 0)
    }

    /// A schema within its document, whose named schemas it may refer to.
    private struct Schema {
        let root: JSONValue
        let node: JSONValue

        /// What the node refers to, if it is a reference within the document.
        var resolved: JSONValue {
            guard let name = node["$ref"]?.text?.split(separator: "/").last else { return node }
            return root["$defs"]?[String(name)] ?? node
        }

        func member(_ name: String) -> Schema? {
            resolved["properties"]?[name].map { Schema(root: root, node: $0) }
        }

        var required: Set<String> { Set(resolved["required"]?.elements.compactMap(\.text) ?? []) }
    }

    /// Keywords that say nothing about what is valid, or that are compared by themselves.
    private static let exempt: Set<String> = [
        "$schema", "$id", "$defs", "$ref", "title", "description", "properties", "required", "items",
    ]

    private static func compare(_ old: Schema, _ new: Schema, path: String, depth: Int) -> [String] {
        guard depth < JSONScanner.depthLimit else { return [] }
        var problems: [String] = []
        let keywords = Set((old.resolved.properties + new.resolved.properties).map(\.name)).subtracting(exempt)
        for keyword in keywords.sorted() where old.resolved[keyword] != new.resolved[keyword] {
            problems.append("\(path): \(keyword) has changed")
        }
        for name in old.required.symmetricDifference(new.required).sorted() {
            problems.append("\(path).\(name): \(old.required.contains(name) ? "was" : "was not") required")
        }
        for property in old.resolved["properties"]?.properties ?? [] {
            let inner = "\(path).\(property.name)"
            guard let before = old.member(property.name), let after = new.member(property.name) else {
                problems.append("\(inner): is gone")
                continue
            }
            problems += compare(before, after, path: inner, depth: depth + 1)
        }
        if let before = old.resolved["items"], let after = new.resolved["items"] {
            let (old, new) = (Schema(root: old.root, node: before), Schema(root: new.root, node: after))
            problems += compare(old, new, path: "\(path)[]", depth: depth + 1)
        }
        return problems
    }
}
