import Bookkeeping
import Contracts
import Domain
import FoundationEssentials
import IntakeDomain
import Postgres

/// A case as `intake.case.get` shows it.
struct CaseView: Encodable, Sendable {
    /// A text on the case.
    struct Message: Encodable, Sendable {
        let id: String
        let direction: String
        let visibility: String
        let author: Principal
        let at: Timestamp
        let text: String

        init(_ row: Row) throws {
            id = try row.uuid("id").uuidString.lowercased()
            direction = try row.text("direction")
            visibility = try row.text("visibility")
            author = try row.principal("author")
            at = try row.timestamp("at")
            text = try row.text("text")
        }
    }

    /// A text that somebody else's progress proposes to the agent.
    struct Draft: Encodable, Sendable {
        let kind: String
        let text: String
        let source: Contracts.RecordReference
        let code: String?
    }

    let `case`: CaseSnapshot
    let subject: String
    let links: [RecordLink]
    let drafts: [Draft]
    let solutions: [Case.Episode]
    let messages: [Message]

    init(_ subject: Case, messages: [Message], hidesDrafts: Bool) {
        self.case = CaseSnapshot(subject)
        self.subject = subject.details.subject
        links = hidesDrafts ? [] : subject.facets.links.map { RecordLink($0, of: subject) }
        drafts = hidesDrafts ? [] : subject.facets.drafts.map(Draft.init)
        solutions = subject.resolutions.episodes
        self.messages = messages
    }
}

extension CaseView.Draft {
    init(_ draft: Case.Draft) {
        self.init(
            kind: draft.kind.rawValue, text: draft.text, source: Contracts.RecordReference(draft.source),
            code: draft.code)
    }
}
