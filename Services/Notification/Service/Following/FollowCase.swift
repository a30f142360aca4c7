import Contracts
import Domain
import Durability
import FoundationEssentials
import NotificationDomain

/// Tells the customer of a case what concerns them, as the policy has it.
struct FollowCase<Content: CaseEventContent>: MessageHandler {
    typealias Store = NotificationStore

    /// So often an event waits for the case's first one; after that the mail goes without a subject and a thread.
    private static var patience: Int { 4 }

    private let desk: WritingDesk
    private let news: @Sendable (Content) -> CaseNews
    private let remember: @Sendable (Content, inout NotificationWorkspace) -> Void

    /// Makes a handler of what an event means to a customer, and of what is kept of it.
    init(
        _ desk: WritingDesk, remembering remember: @escaping @Sendable (Content, inout NotificationWorkspace) -> Void,
        _ news: @escaping @Sendable (Content) -> CaseNews
    ) {
        self.desk = desk
        self.news = news
        self.remember = remember
    }

    /// Makes a handler of an event of which nothing is kept.
    init(_ desk: WritingDesk, _ news: @escaping @Sendable (Content) -> CaseNews) {
        self.init(desk, remembering: { _, _ in }, news)
    }

    func gather(_ message: Message<Content>, into needs: inout NotificationNeeds) {
        needs.caseIDs.insert(message.content.case.id.uuid)
        let news = news(message.content)
        let subject = CaseSubject(message)
        switch NotificationPolicy.decide(news, about: subject) {
        case .tell(let intent): needs.add(intent)
        case .keepSilent:
            if let withheld = NotificationPolicy.withheld(news, about: subject) { needs.add(withheld.intent) }
        }
    }

    func handle(_ message: Message<Content>, in unit: inout UnitOfWork<NotificationWorkspace>) throws {
        let news = news(message.content)
        let subject = CaseSubject(message)
        switch NotificationPolicy.decide(news, about: subject) {
        case .tell(let intent):
            _ = try unit.party(of: intent)
            remember(message.content, &unit.workspace)
            guard unit.workspace.caseCopy(message.content.case.id.uuid) != nil || message.attempt >= Self.patience
            else { throw NotYet("the case's first event has not come yet") }
            try unit.tell(intent, speaking: message.content.case.language, by: desk)
        case .keepSilent:
            remember(message.content, &unit.workspace)
            guard let withheld = NotificationPolicy.withheld(news, about: subject) else { return }
            try unit.withhold(withheld.intent, withheld.why)
        }
    }
}

extension CaseSubject {
    fileprivate init(_ message: Message<some CaseEventContent>) {
        let subject = message.content.case
        self.init(
            id: subject.id.description, number: subject.number, partyID: subject.partyId?.description,
            channel: subject.channel, sequence: message.context.aggregateSequence ?? subject.version)
    }
}
