import Contracts
import Domain
import Durability
import RoutingDomain

/// Takes what an owner's event says of its record: that it waits, that somebody has it, that it is over.
struct FollowRecord<Content: MessageContent>: MessageHandler {
    typealias Store = RoutingStore

    private let news: @Sendable (Content) -> RecordNews

    /// Makes a handler of what the event says.
    init(_ news: @escaping @Sendable (Content) -> RecordNews) { self.news = news }

    func gather(_ message: Message<Content>, into needs: inout RoutingNeeds) {
        needs.records.insert(news(message.content).id)
    }

    func handle(_ message: Message<Content>, in unit: inout UnitOfWork<RoutingWorkspace>) throws {
        try unit.take(news(message.content), at: message.context.time ?? unit.now)
    }
}
