extension Incident {
    /// The members of the contract's `data.incident` that differ from an earlier moment (`data.changed`).
    package func changes(since earlier: Incident) -> [String] {
        let members: [(name: String, isChanged: Bool)] = [
            ("version", version != earlier.version),
            ("state", state.name != earlier.state.name),
            ("hold", state.hold != earlier.state.hold),
            ("resolution", progress.resolution != earlier.progress.resolution),
            ("summary", details.summary != earlier.details.summary),
            ("category", details.category != earlier.details.category),
            ("configurationItem", details.configurationItem != earlier.details.configurationItem),
            ("service", details.service != earlier.details.service),
            ("priority", priority != earlier.priority),
            ("impact", details.impact != earlier.details.impact),
            ("urgency", details.urgency != earlier.details.urgency),
            ("group", assignment.group != earlier.assignment.group),
            ("assignee", assignment.assignee != earlier.assignment.assignee),
            ("major", major != earlier.major),
            ("tasks", tasks != earlier.tasks),
        ]
        return members.filter(\.isChanged).map(\.name)
    }
}
