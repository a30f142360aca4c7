import Contracts
import Domain
import Durability
import FoundationEssentials
import ITSMDomain

/// Carries a case's news over to the incidents that it waits for, as the link policy has it (records.md 2.9).
struct FollowCase<Content: CaseEventContent>: MessageHandler {
    typealias Store = ITSMStore

    private let news: @Sendable (Content) -> CaseNews?

    /// Makes a handler of what the event means to an incident; `nil` if nothing.
    init(_ news: @escaping @Sendable (Content) -> CaseNews?) { self.news = news }

    func gather(_ message: Message<Content>, into needs: inout ITSMNeeds) {
        needs.caseIDs.insert(message.content.case.id.uuid)
    }

    func handle(_ message: Message<Content>, in unit: inout UnitOfWork<ITSMWorkspace>) throws {
        guard let news = news(message.content) else { return }
        let id = message.content.case.id
        for subject in unit.workspace.subjects(ofCase: id.description) {
            try unit.carry(news, of: id, to: subject)
        }
    }
}

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

extension UnitOfWork<ITSMWorkspace> {
    fileprivate mutating func carry(_ news: CaseNews, of caseID: RecordID, to subject: Incident) throws {
        let system = Actor.system(ServiceName.itsm.rawValue)
        switch subject.effect(of: news, commentID: newID()) {
        case .act(let action): try perform(action, on: subject.id, by: system)
        case .proposeNew:
            let text = "\(subject.number) is over, and its solution was rejected: raise a new incident?"
            try send(NoteCase(actor: system.principal, text: text), to: caseID.uuid)
        case .nothing: break
        }
    }
}
