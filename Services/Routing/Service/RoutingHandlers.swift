import Contracts
import Domain
import Durability
import RoutingDomain

/// What routing listens to, by lane.
enum RoutingHandlers {
    /// The owners' events and answers.
    static var events: HandlerTable<RoutingStore> {
        var table = HandlerTable<RoutingStore>()
        OwnerEvents.add(to: &table)
        return table
    }

    /// Commands and queries.
    static var verbs: HandlerTable<RoutingStore> {
        var table = HandlerTable<RoutingStore>()
        table.add(UpsertAgentProfile())
        table.add(ChangePresence())
        table.add(UpsertGroupRecord())
        table.add(UpsertRule())
        table.add(ActOnOffer<AcceptOffer> { _ in .accept })
        table.add(ActOnOffer<RejectOffer> { .reject(reason: $0.reason) })
        table.add(AnswerGetAgent())
        table.add(AnswerListAgents())
        table.add(AnswerListOffers())
        table.add(AnswerListRules())
        return table
    }
}
