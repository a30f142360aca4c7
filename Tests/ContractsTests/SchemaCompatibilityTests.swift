import Contracts
import Testing

@Suite struct SchemaCompatibilityTests {
    private let old: JSONValue = [
        "type": "object", "required": ["id"],
        "properties": [
            "id": ["type": "string", "maxLength": 10], "parts": ["type": "array", "items": ["$ref": "#/$defs/Part"]],
        ],
        "$defs": ["Part": ["type": "object", "properties": ["size": ["type": "integer"]]]],
    ]

    private func problems(replacing path: [String], with value: JSONValue?) -> [String] {
        SchemaCompatibility.problems(from: old, to: replaced(old, at: path[...], with: value))
    }

    private func replaced(_ schema: JSONValue, at path: ArraySlice<String>, with value: JSONValue?) -> JSONValue {
        guard let name = path.first else { return schema }
        let rest = path.dropFirst()
        let inner = rest.isEmpty ? value : replaced(schema[name] ?? [:], at: rest, with: value)
        let others = schema.properties.filter { $0.name != name }
        return .object(others + (inner.map { [JSONProperty(name, $0)] } ?? []))
    }

    @Test func aSchemaIsCompatibleWithItself() {
        #expect(SchemaCompatibility.problems(from: old, to: old).isEmpty)
    }

    @Test func anOptionalMemberMayBeAdded() {
        #expect(problems(replacing: ["properties", "note"], with: ["type": "string"]).isEmpty)
    }

    @Test func aDescriptionMayChange() {
        let described: JSONValue = ["type": "string", "maxLength": 10, "description": "The id."]
        #expect(problems(replacing: ["properties", "id"], with: described).isEmpty)
    }

    @Test func aMemberMayNotBecomeRequiredNorCeaseToBe() {
        #expect(problems(replacing: ["required"], with: ["id", "parts"]) == ["data.parts: was not required"])
        #expect(problems(replacing: ["required"], with: []) == ["data.id: was required"])
    }

    @Test func aMemberMayNotGo() {
        #expect(problems(replacing: ["properties", "parts"], with: nil) == ["data.parts: is gone"])
    }

    @Test func aLimitMayNotChange() {
        let longer: JSONValue = ["type": "string", "maxLength": 11]
        #expect(problems(replacing: ["properties", "id"], with: longer) == ["data.id: maxLength has changed"])
    }

    @Test func aNestedTypeMayNotChange() {
        let text: JSONValue = ["type": "string"]
        let found = problems(replacing: ["$defs", "Part", "properties", "size"], with: text)
        #expect(found == ["data.parts[].size: type has changed"])
    }

    /// Holds the schemas of the last release, in `Released`, against today's. The folder is empty until a release is
    /// cut.
    @Test func todaysSchemasKeepWhatTheLastReleasePromised() throws {
        for name in try ProjectFiles.names(in: "Tests/ContractsTests/Released") {
            let released = try ProjectFiles.json("Tests/ContractsTests/Released/\(name)")
            let today = try ProjectFiles.json("Shared/Contracts/schemas/\(name)")
            #expect(SchemaCompatibility.problems(from: released, to: today) == [], "\(name)")
        }
    }
}
