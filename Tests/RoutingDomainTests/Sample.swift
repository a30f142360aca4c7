import Domain
import FoundationEssentials
import RoutingDomain

/// Agents and work.
enum Sample {
    static let now = Timestamp(microseconds: 1_780_000_000_000_000)
    static let routing = Actor.system("routing")
    static let john = Actor(Principal(kind: .agent, id: "john"), roles: [.agent])

    static func after(_ seconds: Int64) -> Timestamp { now.advanced(by: .seconds(seconds)) }

    static func agent(_ id: String, capacity: Int = 3, used: Int = 0, idleSince: Timestamp = now) -> Agent {
        let profile = Agent.Profile(id: id, name: id, groups: ["support"], capacity: capacity)
        let load = Agent.Load(used: used, idleSince: idleSince)
        return Agent(profile: profile, presence: .available, load: load, version: 1)
    }

    static func item(_ number: UInt64, _ priority: Priority = .p3, since: Timestamp = now) -> WorkItem {
        let requirement = WorkItem.Requirement(group: "support")
        return WorkItem(id: itemID(number), requirement: requirement, priority: priority, waitingSince: since)
    }

    static func itemID(_ number: UInt64) -> WorkItem.ID {
        WorkItem.ID(UUID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0000 | number))
    }

    static func offerID(_ number: UInt64) -> Offer.ID {
        Offer.ID(UUID(high: 0x0190_0000_0000_7001, low: 0x8000_0000_0000_0000 | number))
    }

    /// John's offer of a minute, in any state.
    static func offer(_ state: Offer.State = .made) -> Offer {
        let terms = Offer.Terms(
            item: itemID(1), agent: "john", weight: 1, generation: 1, madeAt: now, expiresAt: after(60))
        return Offer(id: offerID(1), terms: terms, state: state, version: 1)
    }
}
