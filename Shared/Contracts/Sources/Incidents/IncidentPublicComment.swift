package import Domain

/// `incident.public_comment`: Something was said that the customers may hear.
package struct IncidentPublicComment: IncidentEventContent {
    package static let type = MessageType.event("incident", "public_comment")

    package var incident: IncidentSnapshot
    package var changed: [String]
    package var actor: Principal
    package var commentId: RecordID
    package var text: String
    package var visibility: MessageVisibility = MessageVisibility.public

    /// Makes it of what must be there; set the rest after.
    package init(
        incident: IncidentSnapshot, changed: [String], actor: Principal, commentId: RecordID, text: String
    ) {
        self.incident = incident
        self.changed = changed
        self.actor = actor
        self.commentId = commentId
        self.text = text
    }

    package static let shape = Shape<IncidentPublicComment>.incidentEvent(
        "Something was said that the customers may hear.",
        [
            .required("commentId", \.commentId, .id, "The comment."),
            .required("text", \.text, .prose, "What was said."),
            .required("visibility", \.visibility, .word, "Who may read it."),
        ])
}
