extension Rule where Value == IntakeAttachment {
    /// Either the content or where to fetch it; and what is fetched is checked by its SHA-256.
    package static var oneSource: Rule<IntakeAttachment> {
        let schema: JSONValue = [
            "oneOf": [["required": ["content"]], ["required": ["dataref"]]],
            "dependentRequired": ["dataref": ["sha256"]],
        ]
        return Rule(schema: schema) { attachment throws(MalformedMessage) in
            guard (attachment.content == nil) != (attachment.dataref == nil) else {
                throw MalformedMessage(field: "content", reason: "must be there, or else dataref, and not both")
            }
            guard attachment.dataref == nil || attachment.sha256 != nil else {
                throw MalformedMessage(field: "sha256", reason: "is missing: dataref requires it")
            }
        }
    }
}
