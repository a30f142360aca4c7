extension Rule where Value == SendNotification {
    /// A party or an agent, not both.
    package static var oneRecipient: Rule<SendNotification> {
        Rule(schema: ["oneOf": [["required": ["partyId"]], ["required": ["agentId"]]]]) {
            send throws(MalformedMessage) in
            guard (send.partyId == nil) != (send.agentId == nil) else {
                throw MalformedMessage(field: "partyId", reason: "must be there, or else agentId, and not both")
            }
        }
    }
}
