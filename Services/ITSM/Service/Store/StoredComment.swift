import Domain
import ITSMDomain

/// A text about an incident, as it is kept.
struct StoredComment: Hashable, Sendable {
    let id: Incident.Comment.ID
    let incidentID: Incident.ID
    let visibility: Incident.Comment.Visibility
    let author: Principal
    let at: Timestamp
    let text: String

    /// The text with whose it is.
    init(_ comment: Incident.Comment, on incidentID: Incident.ID, by author: Principal, at: Timestamp) {
        id = comment.id
        self.incidentID = incidentID
        visibility = comment.visibility
        self.author = author
        self.at = at
        text = comment.text
    }
}
