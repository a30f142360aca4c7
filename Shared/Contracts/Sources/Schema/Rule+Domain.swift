package import Domain

extension Rule where Value == Timestamp {
    /// An RFC 3339 date-time.
    package static var time: Rule<Timestamp> { Rule(schema: ["type": "string", "format": "date-time"]) }
}

extension Rule where Value == RecordID {
    /// The id of a record: a UUID.
    package static var id: Rule<RecordID> {
        Rule(schema: ["type": "string", "format": "uuid", "pattern": .string(TextForm.uuidPattern)])
    }
}

extension Rule where Value == Level {
    /// `high`, `medium` or `low`.
    package static var level: Rule<Level> {
        Rule(schema: ["type": "string", "enum": .strings(Level.allCases.map(\.name))])
    }
}

extension Rule where Value == Priority {
    /// 1 (first) to 5.
    package static var priority: Rule<Priority> { Rule(schema: ["type": "integer", "minimum": 1, "maximum": 5]) }
}
