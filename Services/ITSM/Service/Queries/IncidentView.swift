import Bookkeeping
import Contracts
import Domain
import FoundationEssentials
import ITSMDomain
import Postgres

/// An incident as `itsm.incident.get` shows it.
struct IncidentView: Encodable, Sendable {
    /// A text about the incident.
    struct Comment: Encodable, Sendable {
        let id: String
        let visibility: String
        let author: Principal
        let at: Timestamp
        let text: String

        init(_ row: Row) throws {
            id = try row.uuid("id").lowercased
            visibility = try row.text("visibility")
            author = try row.principal("author")
            at = try row.timestamp("at")
            text = try row.text("text")
        }
    }

    private(set) var incident: IncidentSnapshot
    let openedBy: Principal
    /// The vendor's own reference, while the vendor is waited for.
    private(set) var vendorReference: String?
    /// How it was made to work; absent for the caller, who hears of it by the case.
    private(set) var resolution: Incident.Resolution?
    private(set) var comments: [Comment]

    init(_ subject: Incident, comments: [Comment]) {
        incident = IncidentSnapshot(subject)
        openedBy = subject.origin.openedBy
        let hold = subject.state.hold
        vendorReference = hold?.reason == .awaitingVendor ? hold?.target : nil
        resolution = subject.progress.resolution
        self.comments = comments
    }

    /// What the caller may see.
    var forCaller: IncidentView {
        var view = self
        view.incident = incident.withoutLinks
        view.vendorReference = nil
        view.resolution = nil
        view.comments = comments.filter { $0.visibility == "public" }
        return view
    }
}
