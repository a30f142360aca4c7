extension Rule where Value == IntakeMessage {
    /// A message says something in its subject or in its text.
    package static var subjectOrText: Rule<IntakeMessage> {
        let schema: JSONValue = [
            "anyOf": [
                ["required": ["subject"]],
                [
                    "required": ["body"],
                    "properties": ["body": ["required": ["text"], "properties": ["text": ["minLength": 1]]]],
                ],
            ]
        ]
        return Rule(schema: schema) { message throws(MalformedMessage) in
            guard message.subject != nil || message.body?.text?.isEmpty == false else {
                throw MalformedMessage(field: "body.text", reason: "is missing, and there is no subject either")
            }
        }
    }
}
