extension Case {
    /// The members of the contract's `data.case` that differ from an earlier moment of the case (`data.changed`).
    package func changes(since earlier: Case) -> [String] {
        let members: [(name: String, isChanged: Bool)] = [
            ("version", version != earlier.version),
            ("state", state != earlier.state),
            ("type", details.type != earlier.details.type),
            ("category", details.category != earlier.details.category),
            ("product", details.product != earlier.details.product),
            ("asset", details.asset != earlier.details.asset),
            ("priority", priority != earlier.priority),
            ("impact", details.impact != earlier.details.impact),
            ("urgency", details.urgency != earlier.details.urgency),
            ("language", details.language != earlier.details.language),
            ("entitlement", details.entitlement != earlier.details.entitlement),
            ("group", assignment.group != earlier.assignment.group),
            ("assignee", assignment.assignee != earlier.assignment.assignee),
            ("majorId", facets.majorID != earlier.facets.majorID),
            ("facets", facets != earlier.facets),
        ]
        return members.filter(\.isChanged).map(\.name)
    }
}
