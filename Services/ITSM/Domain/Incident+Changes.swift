extension Incident {
    /// The members of the contract's `data.incident` that differ from an earlier moment (`data.changed`).
    package func changes(since earlier: Incident) -> [String] {
        let members: [(name: String, isChanged: Bool)] = [
            ("version", version != earlier.version),
            ("state", state.name != earlier.state.name),
            ("holdReason", state.hold?.reason != earlier.state.hold?.reason),
            ("closeCode", progress.resolution?.code != earlier.progress.resolution?.code),
            ("subject", details.summary != earlier.details.summary),
            ("category", details.category != earlier.details.category),
            ("item", details.configurationItem != earlier.details.configurationItem),
            ("service", details.service != earlier.details.service),
            ("priority", priority != earlier.priority),
            ("impact", details.impact != earlier.details.impact),
            ("urgency", details.urgency != earlier.details.urgency),
            ("group", assignment.group != earlier.assignment.group),
            ("assignee", assignment.assignee != earlier.assignment.assignee),
            ("caseIds", details.caseIDs != earlier.details.caseIDs),
            ("links", details.links != earlier.details.links),
        ]
        return members.filter(\.isChanged).map(\.name)
    }
}
