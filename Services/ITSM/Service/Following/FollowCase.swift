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
