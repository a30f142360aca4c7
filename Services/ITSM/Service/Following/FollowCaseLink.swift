import Contracts
import Domain
import Durability
import ITSMDomain

/// Keeps which cases wait for an incident when they are linked to it, or no longer linked, on the case's side.
struct FollowCaseLink<Content: CaseEventContent>: MessageHandler {
    typealias Store = ITSMStore

    private let link: @Sendable (Content) -> RecordLink
    private let news: @Sendable (String) -> CaseNews

    /// Makes a handler of where the link is in the event, and what it means to an incident.
    init(_ link: @escaping @Sendable (Content) -> RecordLink, _ news: @escaping @Sendable (String) -> CaseNews) {
        self.link = link
        self.news = news
    }

    func gather(_ message: Message<Content>, into needs: inout ITSMNeeds) {
        if let id = incidentID(message.content) { needs.incidentIDs.insert(id) }
    }

    func handle(_ message: Message<Content>, in unit: inout UnitOfWork<ITSMWorkspace>) throws {
        guard let subject = incidentID(message.content).flatMap(unit.workspace.subject) else { return }
        let id = message.content.case.id
        try unit.carry(news(id.description), of: id, to: subject)
    }

    private func incidentID(_ content: Content) -> Incident.ID? {
        let link = link(content)
        guard link.kind == .investigatedBy, link.target.type == .incident else { return nil }
        return Incident.ID(link.target.id.uuid)
    }
}
